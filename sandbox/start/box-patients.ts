import type { PmPatient } from "../pm/seed.ts";
import { PHONES } from "./people.ts";

const HOUR_MS = 3_600_000;
const OPEN_AT = [8, 9, 10, 11, 12, 13];

/** The people behind the phones in the box, as the practice has them: two of them share one. */
export function boxPatients(now: number, timeZone: string): PmPatient[] {
	const [ana, tom] = PHONES;
	const hour = nextMorningOrNow(now, timeZone);
	const visit = (id: string, inHours: number, what: string) => ({
		id,
		start: new Date(hour + inHours * HOUR_MS).toISOString(),
		minutes: 30,
		status: "booked" as const,
		answer: "needs-action" as const,
		what,
		who: "Dr. Grace Okafor",
		where: "Room 2",
	});
	const mobile = (number = "") => ({ value: shown(number), system: "phone", use: "mobile" }) as const;
	const mother = { name: "Ana Ruiz", relation: "MTH", kept: "own", numbers: [mobile(ana?.number)] } as const;
	return [
		person("2001", "Ana", "Ruiz", "1981-03-14", [mobile(ana?.number)], [visit("ap-2001", 1, "Follow-up")]),
		{
			...person(
				"2002",
				"Leo",
				"Ruiz",
				`${new Date(now).getUTCFullYear() - 8}-07-02`,
				[mobile(ana?.number)],
				[visit("ap-2002", 2, "Vaccination")],
			),
			guardians: [{ ...mother, numbers: [...mother.numbers] }],
		},
		person("2003", "Tom", "Becker", "1958-11-30", [mobile(tom?.number)], [visit("ap-2003", 26, "Blood test")]),
		person("2004", "Rosa", "Nouri", "1990-01-09", [], [visit("ap-2004", 3, "New patient")]),
	];
}

/** The next full hour after which a practice still sees a few people. */
function nextMorningOrNow(now: number, timeZone: string): number {
	const clock = new Intl.DateTimeFormat("en-US", { timeZone, hour: "numeric", hourCycle: "h23" });
	let hour = Math.ceil(now / HOUR_MS) * HOUR_MS;
	while (!OPEN_AT.includes(Number(clock.format(hour)))) hour += HOUR_MS;
	return hour;
}

/** As American systems write it. */
const shown = (number: string) => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "($1) $2-$3");

function person(
	id: string,
	given: string,
	family: string,
	birthDate: string,
	numbers: PmPatient["numbers"],
	appointments: PmPatient["appointments"],
): PmPatient {
	return { id, given: [given], family, birthDate, language: "en", numbers, guardians: [], active: true, appointments };
}
