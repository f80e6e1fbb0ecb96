import { useState } from "preact/hooks";
import type { Clinic } from "../schemas/clinic.ts";
import type { Thread } from "../schemas/thread.ts";
import { refusalCode } from "../state/refusal.ts";
import type { BeginWords } from "../words/begin-en.ts";
import type { Words } from "../words/en.ts";
import { Button } from "./Button.tsx";
import { useApp, useWords } from "./context.ts";
import { Empty } from "./Empty.tsx";
import { Field } from "./Field.tsx";
import { useBeginWords } from "./wording.ts";

type StartTextProps = { ticketId: string | null; phone: string | null; started(thread: Thread): void };

/** The first text to somebody who has no thread yet. */
export function StartText({ ticketId, phone, started }: StartTextProps) {
	const app = useApp();
	const begin = useBeginWords();
	const words = useWords();
	const clinics = app.clinics.items.value.filter((clinic) => clinic.role !== "reader");
	const [number, setNumber] = useState(phone ?? "");
	const [clinicId, setClinicId] = useState(clinics[0]?.id ?? "");
	const [trouble, setTrouble] = useState<{ field?: string; form?: string }>({});
	const [busy, setBusy] = useState(false);
	if (clinics.length === 0) {
		return (
			<Empty icon="lock" alone title={begin.start.title}>
				{begin.start.readOnly}
			</Empty>
		);
	}
	const start = async () => {
		if (busy) return;
		if (number.trim() === "") return setTrouble({ field: begin.start.required });
		setBusy(true);
		try {
			started(await app.api.startThread(clinicId, { number: number.trim(), ticketId: ticketId ?? undefined }));
		} catch (error) {
			setTrouble(troubleOf(error, begin, words));
			setBusy(false);
		}
	};
	return (
		<form
			class="pc-form"
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void start();
			}}
		>
			<h1 class="pc-form__title">{begin.start.title}</h1>
			<p class="pc-muted">{ticketId ? begin.start.text : begin.start.textNoTicket}</p>
			<Field label={begin.start.number} hint={begin.start.numberHint} error={trouble.field}>
				{(control) => (
					<input
						{...control}
						class="c-field__input"
						type="tel"
						autocomplete="off"
						dir="ltr"
						value={number}
						onInput={(event) => {
							setNumber(event.currentTarget.value);
							setTrouble({});
						}}
					/>
				)}
			</Field>
			{clinics.length > 1 && <ClinicChoice clinics={clinics} value={clinicId} pick={setClinicId} />}
			{trouble.form && (
				<p class="pc-note pc-note--danger" role="alert">
					{trouble.form}
				</p>
			)}
			<Button type="submit" kind="primary" large disabled={busy}>
				{begin.start.go}
			</Button>
		</form>
	);
}

function ClinicChoice({ clinics, value, pick }: { clinics: Clinic[]; value: string; pick: (id: string) => void }) {
	const { start } = useBeginWords();
	return (
		<Field label={start.clinic}>
			{(control) => (
				<select
					{...control}
					class="c-field__input c-field__input--select"
					value={value}
					onChange={(event) => pick(event.currentTarget.value)}
				>
					{clinics.map((clinic) => (
						<option key={clinic.id} value={clinic.id}>
							{clinic.name}
						</option>
					))}
				</select>
			)}
		</Field>
	);
}

function troubleOf(error: unknown, { start }: BeginWords, words: Words): { field?: string; form?: string } {
	const code = refusalCode(error);
	if (code === "bad_number" || code === "malformed") return { field: start.badNumber };
	if (code === "read_only") return { form: start.readOnly };
	return { form: code === "unreached" ? start.failed : words.frame.troubles.other.text };
}
