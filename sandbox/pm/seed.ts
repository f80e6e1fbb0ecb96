import { familiesAndTroubles } from "./seed-cases.ts";
import { FAMILY_NAMES, GIVEN_NAMES, VISITS } from "./seed-words.ts";

export type PmNumber = {
	value: string;
	system: "phone" | "sms" | "fax" | "pager" | "email";
	use?: "home" | "work" | "temp" | "old" | "mobile";
	rank?: number;
	/** The last day it was theirs. */
	until?: string;
};

export type PmGuardian = {
	name: string;
	/** As the v3 RoleCode has it. */
	relation: "MTH" | "FTH" | "GUARD" | "SPS" | "ECON";
	numbers: PmNumber[];
	/** A person with a record of their own (RelatedPerson), or a line on the patient's. */
	kept: "own" | "contact";
	active?: boolean;
};

export type PmStatus =
	| "proposed"
	| "pending"
	| "booked"
	| "arrived"
	| "fulfilled"
	| "cancelled"
	| "noshow"
	| "entered-in-error"
	| "checked-in"
	| "waitlist";

export type PmAppointment = {
	id: string;
	/** ISO with a zone; null: none was given. */
	start: string | null;
	minutes: number;
	status: PmStatus;
	answer: "accepted" | "declined" | "tentative" | "needs-action";
	/** Besides whose list it stands in. */
	withPatients?: string[];
	what: string;
	who: string;
	where: string;
	cancelledFor?: string;
};

export type PmPatient = {
	id: string;
	given: string[];
	family: string;
	birthDate: string;
	language: "en" | "es";
	numbers: PmNumber[];
	guardians: PmGuardian[];
	active: boolean;
	deceased?: string;
	/** The record that stands for this one now. */
	replacedBy?: string;
	appointments: PmAppointment[];
};

const DAY_MS = 86_400_000;
const STATUSES: readonly PmStatus[] = ["booked", "booked", "booked", "pending", "cancelled", "proposed", "booked", "waitlist"];
const PAST: readonly PmStatus[] = ["fulfilled", "fulfilled", "noshow", "cancelled", "checked-in", "entered-in-error", "arrived"];
const ANSWERS = ["needs-action", "accepted", "tentative", "declined"] as const;

/** A practice of our own making: nobody in it ever lived. The same `now` makes the same practice. */
export function seedPractice(now: number, patients = 200): PmPatient[] {
	const special = familiesAndTroubles(now);
	const others = Math.max(0, patients - special.length);
	return [...special, ...Array.from({ length: others }, (_, index) => plainPatient(index, now))].slice(0, Math.max(patients, 0));
}

export function personalName({ given, family }: Pick<PmPatient, "given" | "family">): string {
	return [...given, family].join(" ");
}

function plainPatient(index: number, now: number): PmPatient {
	const id = `pt-${1000 + index}`;
	const day = String((index % 28) + 1).padStart(2, "0");
	const month = String((index % 12) + 1).padStart(2, "0");
	return {
		id,
		given: [of(GIVEN_NAMES, index)],
		family: of(FAMILY_NAMES, Math.floor(index / 3) + index),
		birthDate: `${1940 + ((index * 7) % 65)}-${month}-${day}`,
		language: index % 4 === 0 ? "es" : "en",
		numbers: [{ value: `(617) 555-${String(1000 + index).slice(-4)}`, system: "phone", use: index % 5 === 0 ? "home" : "mobile" }],
		guardians: [],
		active: true,
		appointments: index % 2 === 0 ? [visit(id, index, now)] : [],
	};
}

/** Over thirty days before and after. */
function visit(patientId: string, index: number, now: number): PmAppointment {
	const days = (index % 61) - 30;
	const hour = 13 + (index % 8);
	const day = new Date(now + days * DAY_MS).toISOString().slice(0, 10);
	const status = days < 0 ? of(PAST, index) : of(STATUSES, index);
	return {
		id: `ap-${patientId}`,
		start: `${day}T${String(hour).padStart(2, "0")}:${index % 2 ? "30" : "00"}:00Z`,
		minutes: 30,
		status,
		answer: of(ANSWERS, Math.floor(index / 2)),
		what: of(VISITS, index),
		who: "Dr. Grace Okafor",
		where: "Room 2",
		...(status === "cancelled" && { cancelledFor: "Patient asked for another day" }),
	};
}

function of<T>(list: readonly T[], index: number): T {
	const item = list[index % list.length];
	if (item === undefined) throw new Error("an empty list");
	return item;
}
