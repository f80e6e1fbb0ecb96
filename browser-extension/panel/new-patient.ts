import { displayNumber, parseNumber } from "../../shared/rules/phone.ts";
import { readDay } from "../../shared/rules/read-day.ts";
import type { AddPatient } from "../../shared/schemas/patient.ts";
import type { MatchAnswer, SeenPatient } from "../../shared/schemas/patient-match.ts";
import { spokenName } from "./names.ts";

export type Draft = {
	id: string;
	name: string;
	birthDate: string;
	number: string;
	language: AddPatient["language"];
	externalId: string | null;
};
type Trouble = "nameNeeded" | "birthDateFuture" | "numberNeeded" | "badNumber";

/** What the page shows, where it can be read in one way only; a choice between two numbers is a person's. */
export function draftOf(seen: SeenPatient | null, answer: MatchAnswer, country: string, now: number): Draft {
	const [only, ...others] = answer.seenNumbers;
	return {
		id: crypto.randomUUID(),
		name: spokenName(seen?.name ?? ""),
		birthDate: birthDateOf(seen?.birthDate ?? "", now),
		number: only && others.length === 0 ? displayNumber(only.number, country) : "",
		language: "en",
		externalId: seen?.externalId ?? null,
	};
}

/** 3/4 is a day in March in one clinic and in April in the next: only a date that is the same in both is filled in. */
function birthDateOf(typed: string, now: number): string {
	const today = new Date(now).toISOString().slice(0, 10);
	const found = (["dmy", "mdy", "ymd"] as const).flatMap((order) => readDay(typed, { order, today }) ?? []);
	const [day = ""] = found;
	return found.every((other) => other === day) ? day : "";
}

export function troublesOf(draft: Draft, country: string, now: number): Partial<Record<"name" | "birthDate" | "number", Trouble>> {
	const typed = draft.number.trim();
	return {
		...(draft.name.trim() === "" && { name: "nameNeeded" as const }),
		...(draft.birthDate && Date.parse(draft.birthDate) > now && { birthDate: "birthDateFuture" as const }),
		...(typed === "" ? { number: "numberNeeded" as const } : !parseNumber(typed, country) && { number: "badNumber" as const }),
	};
}
