import { useEffect, useRef, useState } from "preact/hooks";
import type { PersonSeen } from "../../state/pm-answers.ts";
import type { VisitsRequests } from "../../state/pm-visits-requests.ts";
import { refusalCode } from "../../state/refusal.ts";
import { Button } from "../Button.tsx";
import { Select } from "../care/Select.tsx";
import { useApp } from "../context.ts";
import { Field } from "../Field.tsx";
import { sayOf } from "./pm-wording.ts";
import { useVisitsWords } from "./visits-wording.ts";

const LANGUAGES = ["en", "es"] as const;
type PersonFormProps = { person: PersonSeen; requests: VisitsRequests; put(person: PersonSeen): void; close(): void };

/** What staff keep of a patient who is not in the practice system. */
export function PersonForm({ person, requests, put, close }: PersonFormProps) {
	const words = useVisitsWords();
	const { card } = words;
	const form = useRef<HTMLFormElement>(null);
	const { draft, edit, wrong, refusal, busy, save } = usePersonDraft({ person, requests, put, close });
	useEffect(() => form.current?.querySelector("input")?.focus(), []);
	return (
		<form
			class="pc-care__form"
			ref={form}
			noValidate
			aria-label={card.edit}
			onSubmit={(event) => {
				event.preventDefault();
				void save();
				requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
			}}
		>
			<Field label={card.name} error={wrong.name}>
				{(control) => (
					<input
						{...control}
						class="c-field__input"
						maxLength={120}
						autocomplete="off"
						value={draft.name}
						onInput={(event) => edit({ name: event.currentTarget.value })}
					/>
				)}
			</Field>
			<Field label={card.birthDate} error={wrong.birthDate}>
				{(control) => (
					<input
						{...control}
						class="c-field__input"
						type="date"
						value={draft.birthDate ?? ""}
						onInput={(event) => edit({ birthDate: event.currentTarget.value || null })}
					/>
				)}
			</Field>
			<Select
				label={card.language}
				options={LANGUAGES}
				names={card.languages}
				value={draft.language}
				pick={(language) => edit({ language })}
			/>
			{refusal && (
				<p class="pc-note pc-note--danger" role="alert">
					{sayOf(words.refused, refusal)}
				</p>
			)}
			<div class="pc-form__actions">
				<Button type="submit" kind="primary" disabled={busy}>
					{card.save}
				</Button>
				<Button kind="basic" onClick={close}>
					{card.cancel}
				</Button>
			</div>
		</form>
	);
}

function usePersonDraft({ person, requests, put, close }: PersonFormProps) {
	const app = useApp();
	const { card } = useVisitsWords();
	const [draft, setDraft] = useState({ name: person.name, birthDate: person.birthDate, language: person.language });
	const [checked, setChecked] = useState(false);
	const [refusal, setRefusal] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const name = draft.name.trim();
	const isFuture = draft.birthDate !== null && Date.parse(draft.birthDate) > app.clock.value;
	const save = async () => {
		setChecked(true);
		if (name === "" || isFuture || busy) return;
		setBusy(true);
		setRefusal(null);
		try {
			put(await requests.change(person.id, { version: person.version, ...draft, name }));
			app.toast.show({ text: card.saved });
			close();
		} catch (error) {
			setRefusal(refusalCode(error));
			setBusy(false);
		}
	};
	const wrong = {
		name: checked && name === "" ? card.nameNeeded : undefined,
		birthDate: isFuture ? card.future : undefined,
	};
	return { draft, wrong, refusal, busy, save, edit: (part: Partial<typeof draft>) => setDraft({ ...draft, ...part }) };
}
