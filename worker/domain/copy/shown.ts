import type { PmRecord } from "./record.ts";

/** A record in words, for a person to see whether the columns are the right ones. What it does not say is left out. */
export function shownRecord(record: PmRecord): Record<string, string> {
	const all = Object.entries(record).filter(([field]) => field !== "kind");
	const shown = all.map(([field, value]): [string, string] => [field, field === "start" ? instant(value) : text(value)]);
	return Object.fromEntries(shown.filter(([, value]) => value !== ""));
}

function instant(value: unknown): string {
	return typeof value === "number" ? new Date(value).toISOString() : "";
}

function text(value: unknown): string {
	if (value === null || value === false) return "";
	if (Array.isArray(value)) return value.map(item).join(", ");
	return String(value);
}

function item(value: unknown): string {
	if (typeof value !== "object" || value === null) return String(value);
	const { number, label, role, name } = { number: "", label: "", role: "", name: "", ...value };
	return `${name || number} (${label || role})`;
}
