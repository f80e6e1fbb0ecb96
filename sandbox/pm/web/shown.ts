import type { PmGuardian, PmNumber, PmPatient } from "../seed.ts";

/** As American systems write it. */
export const shownDate = (day: string): string => `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(0, 4)}`;

export const listName = ({ given, family }: Pick<PmPatient, "given" | "family">): string => `${family}, ${given.join(" ")}`;

const USES = { home: "Home phone", work: "Work phone", temp: "Temporary phone", old: "Old phone", mobile: "Mobile" } as const;

export function numberLabel({ system, use, until }: PmNumber): string {
	if (until) return "Former mobile";
	if (system === "fax") return "Fax";
	if (system === "email") return "E-mail";
	if (system === "pager") return "Pager";
	return use ? USES[use] : "Phone";
}

const RELATIONS: Record<PmGuardian["relation"], string> = {
	MTH: "Mother",
	FTH: "Father",
	GUARD: "Guardian",
	SPS: "Spouse",
	ECON: "Emergency contact",
};

export const relationLabel = ({ relation, active }: PmGuardian): string =>
	`${RELATIONS[relation]}${active === false ? " until lately" : ""}`;

/** The one that a list shows: a mobile before a phone at home, and no fax. */
export function listNumber({ numbers }: PmPatient): string {
	const own = numbers.filter(
		({ system, use, until }) => (system === "phone" || system === "sms") && use !== "old" && use !== "work" && !until,
	);
	return (own.find(({ use }) => use === "mobile") ?? own[0])?.value ?? "";
}
