import type { Card } from "../schemas/card.ts";
import type { ShownCard } from "../schemas/shown-card.ts";
import { momentOf, wallOf } from "./secure-moment.ts";

export type CardKind = Card["kind"];

/** As it is typed: everything is text, and nothing is there yet. */
export type CardFields = Record<string, string | undefined>;

/** Which fields are in the way of a card: `none` is empty and must not be, `other` cannot be read. */
export type CardErrors = Record<string, "none" | "other">;

/** Of each kind, the fields that a card cannot be without. */
const NEEDED: Record<CardKind, readonly string[]> = {
	appointment: ["day", "time"],
	invoice: ["number", "amount", "currency"],
	prescription: ["medicine"],
};

/** The Worker judges a card before it goes; here it is only known by what it cannot be without. */
export function asCard({ kind, ...rest }: ShownCard): Card | null {
	const { at, number, amount, currency, medicine } = rest;
	if (kind === "appointment") return at ? { ...rest, kind, at } : null;
	if (kind === "invoice") return number && amount && currency ? { ...rest, kind, number, amount, currency } : null;
	return kind === "prescription" && medicine ? { ...rest, kind, medicine } : null;
}

/** A card of what was typed, or what is wrong with that, all of it at once. */
export function readCard(kind: CardKind, typed: CardFields, timeZone: string): { card: Card } | { errors: CardErrors } {
	const fields = Object.fromEntries(Object.entries(typed).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])));
	const { day, time, amount, ...rest } = fields;
	const { currency = "", payUrl } = rest;
	const at = day && time ? momentOf(day, time, timeZone) : undefined;
	const minor = amount && minorUnits(amount, currency);
	const none = NEEDED[kind].filter((name) => !fields[name]);
	const wrong = [
		...(at === null ? ["time"] : []),
		...(minor === null ? ["amount"] : []),
		...(currency && !/^[A-Z]{3}$/.test(currency) ? ["currency"] : []),
		...(payUrl && !isPlainHttps(payUrl) ? ["payUrl"] : []),
	];
	const card = asCard({ kind, ...rest, ...(at && { at }), ...(minor && { amount: minor }) });
	if (card && wrong.length === 0) return { card };
	return { errors: Object.fromEntries([...wrong.map((name) => [name, "other"] as const), ...none.map((name) => [name, "none"] as const)]) };
}

/** What people call a currency's amount, in its smallest unit; null for what is none. */
export function minorUnits(typed: string, currency: string): string | null {
	const digits = digitsOf(currency);
	const found = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(typed.replaceAll(/[\s$€£]/g, ""));
	const [, whole = "", fraction = ""] = found ?? [];
	if (!found || fraction.length > digits) return null;
	return (whole + fraction.padEnd(digits, "0")).replace(/^0+(?=\d)/, "");
}

function majorUnits(minor: string, currency: string): string {
	const digits = digitsOf(currency);
	if (digits === 0) return minor;
	const padded = minor.padStart(digits + 1, "0");
	return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

function digitsOf(currency: string): number {
	try {
		return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
	} catch {
		return 2;
	}
}

function isPlainHttps(address: string): boolean {
	const url = URL.parse(address);
	return url?.protocol === "https:" && url.username === "" && url.password === "";
}

/** As a form would have it: to look it over, or to change it. */
export function fieldsOf(card: Card, timeZone: string): CardFields {
	const { kind, ...rest } = card;
	if (kind === "appointment") {
		const { day, time } = wallOf(card.at, timeZone);
		return { ...rest, at: undefined, day, time };
	}
	return kind === "invoice" ? { ...rest, amount: majorUnits(card.amount, card.currency) } : { ...rest };
}
