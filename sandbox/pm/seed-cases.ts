import type { PmAppointment, PmPatient } from "./seed.ts";

const DAY_MS = 86_400_000;

/** People who make trouble for those who copy them: each is here for one reason, named by their id. */
export function familiesAndTroubles(now: number): PmPatient[] {
	const day = (days: number) => new Date(now + days * DAY_MS).toISOString().slice(0, 10);
	const child = `${new Date(now).getUTCFullYear() - 9}-05-14`;
	const mobile = (value: string) => ({ value, system: "phone", use: "mobile" }) as const;
	const mother = { name: "Carmen Ortega", relation: "MTH", numbers: [mobile("(857) 555-0111")] } as const;
	return [
		aPatient("pt-mother", "Carmen", "Ortega", {
			language: "es",
			numbers: [mobile("(857) 555-0111")],
			appointments: [visit("ap-family", `${day(2)}T15:00:00Z`, { answer: "needs-action", withPatients: ["pt-child-own"] })],
		}),
		aPatient("pt-child-own", "Mateo", "Ortega", {
			birthDate: child,
			numbers: [mobile("857-555-0111")],
			guardians: [{ ...mother, kept: "own", numbers: [...mother.numbers] }],
		}),
		aPatient("pt-child-contact", "Lucía", "Ortega", {
			birthDate: child,
			guardians: [
				{ name: "Office of Dr. Reyes", relation: "ECON", numbers: [mobile("(857) 555-0199")], kept: "contact" },
				{ ...mother, kept: "contact", numbers: [...mother.numbers] },
			],
		}),
		aPatient("pt-ward", "Edith", "Moreau", {
			birthDate: "1938-02-11",
			numbers: [{ value: "(781) 555-0133", system: "phone", use: "home" }],
			guardians: [
				{ name: "Paul Moreau", relation: "GUARD", numbers: [mobile("(781) 555-0134")], kept: "own" },
				{ name: "Former Guardian", relation: "GUARD", numbers: [mobile("(781) 555-0135")], kept: "own", active: false },
			],
		}),
		aPatient("pt-many-numbers", "Nina", "Berg", {
			numbers: [
				{ value: "(978) 555-0100", system: "fax", use: "home" },
				{ value: "(978) 555-0101", system: "phone", use: "work", rank: 1 },
				{ value: "(978) 555-0102", system: "phone", use: "old" },
				{ value: "(978) 555-0103", system: "phone", use: "home" },
				{ value: "(978) 555-0104", system: "phone" },
				{ value: "(978) 555-0105", system: "phone", use: "mobile", rank: 2 },
				{ value: "(978) 555-0106", system: "sms", rank: 1 },
				{ value: "(978) 555-0107", system: "phone", use: "mobile", until: "2020-01-31" },
				{ value: "nina@example.org", system: "email" },
			],
		}),
		aPatient("pt-seven-digits", "Homer", "Lund", { numbers: [{ value: "555-7334", system: "phone", use: "home" }] }),
		aPatient("pt-work-only", "Walt", "Desk", { numbers: [{ value: "(978) 555-0140", system: "phone", use: "work" }] }),
		aPatient("pt-extension", "Ella", "Long", { numbers: [{ value: "xxx-xxx-0143", system: "phone", use: "mobile" }] }),
		aPatient("pt-late", "Arthur", "Stone", { deceased: "2026-01-30", numbers: [mobile("(978) 555-0150")] }),
		aPatient("pt-left", "Mona", "Gray", { active: false, numbers: [mobile("(978) 555-0151")] }),
		aPatient("pt-married", "Sofia", "Rinaldi", {
			numbers: [mobile("(978) 555-0152")],
			appointments: [
				visit("ap-no-start", null, { status: "proposed" }),
				visit("ap-confirmed", `${day(3)}T14:30:00Z`, { answer: "accepted" }),
			],
		}),
		aPatient("pt-maiden", "Sofia", "Conti", { active: false, replacedBy: "pt-married", numbers: [mobile("(978) 555-0153")] }),
		aPatient("1805465202989210063", "Ingrid", "Østergård", {
			numbers: [mobile("+45 20 12 34 56")],
			appointments: [visit("9007199254740993", `${day(1)}T16:00:00+02:00`, { answer: "declined" })],
		}),
	];
}

function aPatient(id: string, given: string, family: string, more: Partial<PmPatient> = {}): PmPatient {
	const plain = { birthDate: "1980-07-04", language: "en", numbers: [], guardians: [], active: true, appointments: [] } as const;
	return { ...plain, numbers: [], guardians: [], appointments: [], id, given: [given], family, ...more };
}

function visit(id: string, start: string | null, more: Partial<PmAppointment> = {}): PmAppointment {
	const plain = {
		minutes: 30,
		status: "booked",
		answer: "needs-action",
		what: "Check-up",
		who: "Dr. Grace Okafor",
		where: "Room 1",
	} as const;
	return { id, start, ...plain, ...more };
}
