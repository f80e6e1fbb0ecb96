import { useRef, useState } from "preact/hooks";
import { displayNumber, parseNumber } from "../../shared/rules/phone.ts";
import type { AddPatient } from "../../shared/schemas/patient.ts";
import type { MatchAnswer } from "../../shared/schemas/patient-match.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Select } from "../../shared/ui/care/Select.tsx";
import { useApp, useWords } from "../../shared/ui/context.ts";
import { Field } from "../../shared/ui/Field.tsx";
import { useExtensionWords } from "../words/choose.ts";
import type { Encounter } from "./encounter.ts";
import { type Draft, draftOf, troublesOf } from "./new-patient.ts";

const LANGUAGES: AddPatient["language"][] = ["en", "es"];

/** Filled in from the page, and read over by a person before it is anybody's record. */
export function AddForm({ encounter, answer }: { encounter: Encounter; answer: MatchAnswer }) {
	const app = useApp();
	const words = useWords();
	const { add } = useExtensionWords();
	const country = app.clinics.byId(encounter.clinicId.value ?? "")?.country ?? "US";
	const [draft, setDraft] = useState(() => draftOf(encounter.seen, answer, country, app.clock.value));
	const [checked, setChecked] = useState(false);
	const [busy, setBusy] = useState(false);
	const form = useRef<HTMLFormElement>(null);
	const troubles = troublesOf(draft, country, app.clock.value);
	const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
	const save = async () => {
		setChecked(true);
		const number = parseNumber(draft.number, country);
		if (busy) return;
		if (Object.keys(troubles).length > 0 || !number) {
			requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
			return;
		}
		setBusy(true);
		const { id, name, birthDate, language, externalId } = draft;
		const patient = { id, name: name.trim(), birthDate: birthDate || null, language, externalId, guardians: [] };
		await encounter.add({ ...patient, numbers: [{ number, role: "own" }] }, answer);
		setBusy(false);
	};
	const said = (trouble: keyof typeof troubles) => (checked && troubles[trouble] ? add[troubles[trouble]] : undefined);
	const refusal = encounter.refusal.value;
	return (
		<form
			class="pc-form pc-fill"
			ref={form}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void save();
			}}
		>
			<h2 class="pc-form__title">{add.title}</h2>
			<Text label={add.name} error={said("name")} value={draft.name} set={(name) => set({ name })} />
			<Field
				label={add.birthDate}
				hint={encounter.seen?.birthDate ? add.birthDateHint(encounter.seen.birthDate) : undefined}
				error={said("birthDate")}
			>
				{(control) => (
					<input
						{...control}
						class="c-field__input"
						type="date"
						value={draft.birthDate}
						onInput={(event) => set({ birthDate: event.currentTarget.value })}
					/>
				)}
			</Field>
			<Text label={add.number} error={said("number")} value={draft.number} set={(number) => set({ number })} type="tel" />
			{answer.seenNumbers.length > 1 && (
				<div class="px-actions">
					{answer.seenNumbers.map(({ number, label }) => (
						<Button key={number} kind="basic" onClick={() => set({ number: displayNumber(number, country) })}>
							{displayNumber(number, country)} {label}
						</Button>
					))}
				</div>
			)}
			<Select
				label={add.language}
				options={LANGUAGES}
				names={add.languages}
				value={draft.language}
				pick={(language) => set({ language })}
			/>
			{draft.externalId && <p class="pc-muted">{add.id(draft.externalId)}</p>}
			{refusal && (
				<p class="pc-note pc-note--danger" role="alert">
					{refusal === "unreached" ? add.failed : refusal === "read_only" ? add.readOnly : add.refused}
				</p>
			)}
			<div class="px-actions">
				<Button type="submit" kind="primary" disabled={busy}>
					{add.save}
				</Button>
				<Button
					kind="basic"
					onClick={() => {
						encounter.step.value = { kind: "unknown", answer };
					}}
				>
					{words.cancel}
				</Button>
			</div>
		</form>
	);
}

type TextProps = { label: string; error: string | undefined; value: string; set(value: string): void; type?: "text" | "tel" };

function Text({ label, error, value, set, type = "text" }: TextProps) {
	return (
		<Field label={label} error={error}>
			{(control) => (
				<input
					{...control}
					class="c-field__input"
					inputMode={type}
					dir={type === "tel" ? "ltr" : "auto"}
					autocomplete="off"
					maxLength={120}
					value={value}
					onInput={(event) => set(event.currentTarget.value)}
				/>
			)}
		</Field>
	);
}
