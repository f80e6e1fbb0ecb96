import { useEffect, useState } from "preact/hooks";
import type { KeyModel } from "../../state/pm-key.ts";
import { exactTime } from "../../words/time.ts";
import { Button } from "../Button.tsx";
import { useApp } from "../context.ts";
import { SettingsDialog } from "../SettingsDialog.tsx";
import { SettingsTrouble } from "../SettingsTrouble.tsx";
import { ListSkeleton } from "../Skeleton.tsx";
import { CopyBox } from "./CopyBox.tsx";
import type { PmProps } from "./PmCopy.tsx";
import { sayOf, usePmWords } from "./pm-wording.ts";

/** Files that come by themselves: the key for it, and how. */
export function PmSchedule({ pm: { key, clinicId }, wall }: PmProps) {
	const words = usePmWords();
	useEffect(() => void key.load(), [key]);
	const state = key.state.value;
	const known = key.known.value;
	if (state.kind === "trouble") return <SettingsTrouble kind={state.trouble} retry={() => key.load()} />;
	if (!known) return <ListSkeleton />;
	return (
		<div class="pc-settings__form pc-pm">
			<section class="pc-settings__part">
				<p class="pc-pm__text">{words.schedule.text}</p>
				<p>
					<strong>{known.set ? words.schedule.since(known.at ? exactTime(known.at, wall) : "") : words.schedule.none}</strong>
				</p>
				{key.fresh.value ? <FreshKey model={key} fresh={key.fresh.value} /> : <KeyActs model={key} isSet={known.set} />}
				<p class="pc-settings__said pc-settings__said--danger" role="status">
					{key.refusal.value && sayOf(words.refused, key.refusal.value)}
				</p>
			</section>
			<section class="pc-settings__part">
				<h3>{words.schedule.example}</h3>
				<p class="pc-pm__text pc-muted">{words.schedule.exampleText}</p>
				<CopyBox
					long
					label={words.schedule.example}
					text={exampleOf(clinicId)}
					copy={words.schedule.copy}
					copied={words.schedule.copied}
					failed={words.schedule.notCopied}
				/>
			</section>
		</div>
	);
}

function FreshKey({ model, fresh }: { model: KeyModel; fresh: string }) {
	const { schedule } = usePmWords();
	return (
		<div class="pc-settings__note pc-pm__note">
			<strong>{schedule.once}</strong>
			<CopyBox label={schedule.key} text={fresh} copy={schedule.copy} copied={schedule.copied} failed={schedule.notCopied} />
			<p>{schedule.secret}</p>
			<div>
				<Button onClick={() => model.hide()}>{schedule.hide}</Button>
			</div>
		</div>
	);
}

function KeyActs({ model, isSet }: { model: KeyModel; isSet: boolean }) {
	const app = useApp();
	const { schedule } = usePmWords();
	const [asked, setAsked] = useState<"make" | "revoke" | null>(null);
	const busy = model.busy.value;
	const revoke = async () => {
		await model.revoke();
		if (!model.refusal.peek()) app.toast.show({ text: schedule.revoked });
	};
	const act = asked === "make" ? model.make : revoke;
	return (
		<div class="pc-settings__actions">
			<Button kind={isSet ? "default" : "primary"} disabled={busy} onClick={() => (isSet ? setAsked("make") : void model.make())}>
				{isSet ? schedule.again : schedule.make}
			</Button>
			{isSet && (
				<Button disabled={busy} onClick={() => setAsked("revoke")}>
					{schedule.revoke}
				</Button>
			)}
			{asked && (
				<SettingsDialog
					title={asked === "make" ? schedule.again : schedule.revoke}
					yes={asked === "make" ? schedule.again : schedule.revoke}
					no={schedule.keep}
					danger
					close={() => setAsked(null)}
					act={() => {
						setAsked(null);
						void act();
					}}
				>
					<p>{asked === "make" ? schedule.againText : schedule.revokeText}</p>
				</SettingsDialog>
			)}
		</div>
	);
}

function exampleOf(clinicId: string): string {
	return [
		"curl --fail --upload-file patients.csv \\",
		'  --header "Authorization: Bearer $PATIENT_CHAT_KEY" \\',
		`  ${location.origin}/import/${clinicId}/patients`,
		"",
		"curl --fail --upload-file appointments.csv \\",
		'  --header "Authorization: Bearer $PATIENT_CHAT_KEY" \\',
		`  ${location.origin}/import/${clinicId}/appointments`,
	].join("\n");
}
