import { useEffect, useRef, useState } from "preact/hooks";
import type { Card } from "../../schemas/card.ts";
import type { Thread } from "../../schemas/thread.ts";
import type { Marks } from "../../state/drafts.ts";
import { type CardErrors, type CardFields, type CardKind, fieldsOf, readCard } from "../../state/secure-card.ts";
import type { Wall } from "../../words/time.ts";
import { Button } from "../Button.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { Who } from "../care/Who.tsx";
import { useApp, useWords } from "../context.ts";
import { CardFieldset } from "./CardFieldset.tsx";
import { CardPreview } from "./CardPreview.tsx";
import { ComingVisits } from "./ComingVisits.tsx";

type CardFormProps = { shown: Thread; kind: CardKind; wall: Wall; close(): void };

/** Short: what a patient must know of it. It goes with the next message, and only onto the secure page. */
export function CardForm({ shown, kind, wall, close }: CardFormProps) {
	const app = useApp();
	const words = useWords();
	const { words: care } = useCareHere();
	const marks = app.drafts.marksOf(shown.id);
	const { patients } = shown;
	const form = useRef<HTMLFormElement>(null);
	const [patientId, setPatientId] = useState(marks.value.about ?? (patients.length === 1 ? patients[0]?.id : undefined) ?? null);
	const [fields, setFields] = useState<CardFields>(() =>
		startOf(kind, marks.value, wall, currencyOf(app.clinics.byId(shown.clinicId)?.country)),
	);
	const [errors, setErrors] = useState<CardErrors>({});
	useEffect(() => form.current?.querySelector<HTMLElement>("input, textarea")?.focus(), []);
	const read = readCard(kind, fields, wall.timeZone);
	const add = () => {
		if (!patientId || "errors" in read) {
			setErrors("errors" in read ? read.errors : {});
			requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true], input[type=radio]")?.focus());
			return;
		}
		marks.value = { ...marks.value, card: read.card, sensitive: true, about: patientId };
		close();
	};
	return (
		<form
			class="pc-care__form"
			ref={form}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				add();
			}}
		>
			{patients.length > 1 && <Who legend={care.files.form.who} patients={patients} chosen={patientId} choose={setPatientId} />}
			{kind === "appointment" && patientId && (
				<ComingVisits key={patientId} patientId={patientId} wall={wall} chosen={fields.appointmentId ?? null} choose={setFields} />
			)}
			<CardFieldset kind={kind} fields={fields} errors={errors} wall={wall} set={(part) => setFields({ ...fields, ...part })} />
			{"card" in read && patientId && <CardPreview card={read.card} patientId={patientId} wall={wall} />}
			<div class="pc-form__actions">
				<Button type="submit" kind="primary" disabled={!patientId}>
					{care.files.form.go}
				</Button>
				<Button kind="basic" onClick={close}>
					{words.cancel}
				</Button>
			</div>
		</form>
	);
}

function startOf(kind: CardKind, { card }: Marks, { timeZone }: Wall, currency: string): CardFields {
	if (card?.kind === kind) return fieldsOf(card, timeZone);
	const fresh: Record<Card["kind"], CardFields> = { appointment: {}, invoice: { currency }, prescription: {} };
	return fresh[kind];
}

const CURRENCIES: Record<string, string> = { US: "USD", PR: "USD", CA: "CAD", MX: "MXN", GB: "GBP", AU: "AUD", ES: "EUR" };

function currencyOf(country = "US"): string {
	return CURRENCIES[country] ?? "USD";
}
