import type { RefObject } from "preact";
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
export function CardForm(props: CardFormProps) {
	const { shown, kind, wall, close } = props;
	const words = useWords();
	const { words: care } = useCareHere();
	const form = useRef<HTMLFormElement>(null);
	const { patients } = shown;
	const { patientId, choosePerson, fields, setFields, errors, read, add } = useCard(props, form);
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
			{patients.length > 1 && <Who legend={care.files.form.who} patients={patients} chosen={patientId} choose={choosePerson} />}
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

function useCard({ shown, kind, wall, close }: CardFormProps, form: RefObject<HTMLFormElement | null>) {
	const app = useApp();
	const marks = app.drafts.marksOf(shown.id);
	const only = shown.patients.length === 1 ? shown.patients[0]?.id : undefined;
	const currency = currencyOf(app.clinics.byId(shown.clinicId)?.country);
	const [patientId, setPatientId] = useState(marks.value.about ?? only ?? null);
	const [fields, setFields] = useState<CardFields>(() => startOf(kind, marks.value, wall, currency));
	const [errors, setErrors] = useState<CardErrors>({});
	const focus = (what: string) => form.current?.querySelector<HTMLElement>(what)?.focus();
	useEffect(() => focus("input, textarea"), []);
	const read = readCard(kind, fields, wall.timeZone);
	/** One person's visit is not another's. */
	const choosePerson = (id: string) => {
		setPatientId(id);
		if (fields.appointmentId) setFields({});
	};
	const add = () => {
		if (patientId && "card" in read) {
			marks.value = { ...marks.value, card: read.card, sensitive: true, about: patientId };
			return close();
		}
		setErrors("errors" in read ? read.errors : {});
		requestAnimationFrame(() => focus("[aria-invalid=true], input[type=radio]"));
	};
	return { patientId, choosePerson, fields, setFields, errors, read, add };
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
