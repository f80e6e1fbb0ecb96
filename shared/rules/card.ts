import type { AppointmentCard, Card, InvoiceCard, PrescriptionCard } from "../schemas/card.ts";
import type { Language } from "../schemas/consent.ts";

/** A card as it is read: what it is, then what matters, in order. */
export type CardShown = { title: string; lines: { label: string; value: string }[]; note: string | null; payUrl: string | null };

export type CardPlace = { language: Language; timeZone: string };

const EN = {
	appointment: "Appointment",
	invoice: "Invoice",
	prescription: "Prescription",
	when: "When",
	where: "Where",
	withWhom: "With",
	number: "Number",
	amount: "Amount",
	dueOn: "To be paid by",
	medicine: "Medicine",
	dose: "Dose",
	pharmacy: "Pharmacy",
	readyOn: "Ready on",
	until: (from: string, to: string) => `${from} to ${to}`,
};

const ES: typeof EN = {
	appointment: "Cita",
	invoice: "Factura",
	prescription: "Receta",
	when: "Cuándo",
	where: "Dónde",
	withWhom: "Con",
	number: "Número",
	amount: "Importe",
	dueOn: "Pagar a más tardar el",
	medicine: "Medicina",
	dose: "Dosis",
	pharmacy: "Farmacia",
	readyOn: "Lista el",
	until: (from, to) => `${from} a ${to}`,
};

type Line = [label: string, value: string | undefined];

/** The same on the staff's preview and on the patient's page. */
export function cardShown(card: Card, place: CardPlace): CardShown {
	const words = place.language === "es" ? ES : EN;
	const { lines, note } = contentOf(card, words, place);
	return {
		title: words[card.kind],
		lines: lines.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }])),
		note: note ?? null,
		payUrl: card.kind === "invoice" ? (card.payUrl ?? null) : null,
	};
}

function contentOf(card: Card, words: typeof EN, place: CardPlace): { lines: Line[]; note: string | undefined } {
	switch (card.kind) {
		case "appointment":
			return { lines: appointment(card, words, place), note: card.note };
		case "invoice":
			return { lines: invoice(card, words, place), note: card.note };
		case "prescription":
			return { lines: prescription(card, words, place), note: card.instructions };
		default:
			return card satisfies never;
	}
}

function appointment({ at, until, where, withWhom }: AppointmentCard, words: typeof EN, place: CardPlace): Line[] {
	const start = moment(at, place);
	const end = until && new Intl.DateTimeFormat(localeOf(place), { timeStyle: "short", timeZone: place.timeZone }).format(Date.parse(until));
	return [
		[words.when, end ? words.until(start, end) : start],
		[words.where, where],
		[words.withWhom, withWhom],
	];
}

function invoice({ number, amount, currency, dueOn }: InvoiceCard, words: typeof EN, place: CardPlace): Line[] {
	return [
		[words.number, number],
		[words.amount, money(amount, currency, localeOf(place))],
		[words.dueOn, dueOn && day(dueOn, place)],
	];
}

function prescription({ medicine, dose, pharmacy, readyOn }: PrescriptionCard, words: typeof EN, place: CardPlace): Line[] {
	return [
		[words.medicine, medicine],
		[words.dose, dose],
		[words.pharmacy, pharmacy],
		[words.readyOn, readyOn && day(readyOn, place)],
	];
}

/** `amount` in the currency's smallest unit: never through a fraction, which would not be exact. */
export function money(amount: string, currency: string, locale: string): string {
	const format = new Intl.NumberFormat(locale, { style: "currency", currency });
	const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
	const padded = amount.padStart(digits + 1, "0");
	const whole = padded.slice(0, padded.length - digits);
	const parts = format.formatToParts(BigInt(whole));
	return parts.map(({ type, value }) => (type === "fraction" ? padded.slice(padded.length - digits) : value)).join("");
}

function moment(at: string, place: CardPlace): string {
	return new Intl.DateTimeFormat(localeOf(place), { dateStyle: "full", timeStyle: "short", timeZone: place.timeZone }).format(
		Date.parse(at),
	);
}

/** A day is the same day everywhere. */
function day(on: string, place: CardPlace): string {
	return new Intl.DateTimeFormat(localeOf(place), { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(`${on}T00:00:00Z`));
}

function localeOf({ language }: CardPlace): string {
	return language === "es" ? "es-US" : "en-US";
}
