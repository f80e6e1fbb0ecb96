import { useState } from "preact/hooks";
import type { ImportModel } from "../../state/pm-import.ts";
import { Button } from "../Button.tsx";
import { SettingsChoice, SettingsSwitch } from "../SettingsChoice.tsx";
import { SettingsWrong } from "../SettingsWrong.tsx";
import { FileDrop } from "./FileDrop.tsx";
import { sayOf, usePmWords } from "./pm-wording.ts";
import { useFigures } from "./use-figures.ts";

type Subject = "patients" | "appointments";
const MOST_BYTES = 200_000_000;

/** What is in the file, and the file. */
export function PmChoose({ file }: { file: ImportModel }) {
	const words = usePmWords();
	const [subject, setSubject] = useState<Subject>(file.broken.value?.subject === "appointments" ? "appointments" : "patients");
	const [whole, setWhole] = useState(true);
	const [wrong, setWrong] = useState<"tooLarge" | "empty" | "workbook" | "oneFile" | null>(null);
	const { subjects } = words.upload;
	const take = (files: File[]) => {
		const [only, second] = files;
		if (!only) return;
		const problem = second ? "oneFile" : problemOf(only);
		setWrong(problem);
		if (!problem) void file.begin({ file: only, subject, isWhole: subject === "appointments" || whole });
	};
	return (
		<div class="pc-pm__choose">
			<p class="pc-muted">{words.upload.text}</p>
			<Broken file={file} />
			<SettingsChoice<Subject>
				legend={words.upload.subject}
				value={subject}
				choices={[
					{ value: "patients", ...subjects.patients },
					{ value: "appointments", ...subjects.appointments },
				]}
				pick={(picked) => setSubject(picked)}
			/>
			{subject === "patients" && <SettingsSwitch label={words.upload.whole} hint={words.upload.wholeHint} on={whole} set={setWhole} />}
			<FileDrop take={take} describedBy={wrong ? "pm-file-wrong" : undefined} />
			<SettingsWrong id="pm-file-wrong">
				{wrong ? words.upload[wrong] : file.refusal.value ? sayOf(words.refused, file.refusal.value) : undefined}
			</SettingsWrong>
		</div>
	);
}

function Broken({ file }: { file: ImportModel }) {
	const { upload } = usePmWords();
	const { percent } = useFigures();
	const broken = file.broken.value;
	if (!broken) return null;
	const { done, total } = broken.progress;
	return (
		<div class="pc-settings__note pc-pm__note">
			<p>{upload.broken(percent(total ? done / total : 0))}</p>
			<Button disabled={file.busy.value} onClick={() => void file.drop()}>
				{upload.dropBroken}
			</Button>
		</div>
	);
}

function problemOf(file: File): "tooLarge" | "empty" | "workbook" | null {
	if (file.size === 0) return "empty";
	if (/\.xlsx?m?$/i.test(file.name)) return "workbook";
	return file.size > MOST_BYTES ? "tooLarge" : null;
}
