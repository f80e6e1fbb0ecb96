import type { PmQuestion } from "../../ports.ts";
import type { Capability } from "./capability.ts";

const PER_PAGE = "100";

const TYPES = { patients: "Patient", guardians: "RelatedPerson", appointments: "Appointment" } as const;

export function typeOf(question: PmQuestion): "Patient" | "RelatedPerson" | "Appointment" {
	return TYPES[question.of];
}

/** Where the answer begins, asked with nothing but what the server declares; null when it declares too little. */
export function firstAddress(question: PmQuestion, capability: Capability): string | null {
	const type = typeOf(question);
	const declared = capability.get(type);
	if (!declared) return null;
	const wanted = wantedOf(question);
	if (wanted.some(([name]) => !declared.has(name))) return null;
	const query = new URLSearchParams(wanted);
	if (declared.has("_sort") && query.has("_lastUpdated")) query.set("_sort", "_lastUpdated");
	if (declared.has("_count")) query.set("_count", PER_PAGE);
	return query.size === 0 ? type : `${type}?${query}`;
}

function wantedOf(question: PmQuestion): [string, string][] {
	if (question.of === "appointments")
		return [
			["date", `ge${iso(question.from)}`],
			["date", `lt${iso(question.until)}`],
		];
	return question.changedSince === null ? [] : [["_lastUpdated", `ge${iso(question.changedSince)}`]];
}

function iso(at: number): string {
	return new Date(at).toISOString();
}
