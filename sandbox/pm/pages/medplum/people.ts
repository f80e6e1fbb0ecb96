const GIVEN = ["Ana", "Leo", "Mia", "Noah", "Ines", "Omar", "Rosa", "Theo", "Uma", "Vito"];
const FAMILY = ["Abbott", "Brandt", "Castro", "Duarte", "Eng", "Farah"];

export const uuid = (kind: string, n: number): string => `${kind}-0000-4000-8000-${String(n).padStart(12, "0")}`;

const telecom = (n: number) => [
	{ system: "phone", use: "home", value: `(202) 555-0${100 + n}` },
	{ system: "fax", value: `(202) 555-0${200 + n}` },
];

/** Sixty people, three pages of a list. */
export const patients = Array.from({ length: 60 }, (_, n) => ({
	resourceType: "Patient",
	id: uuid("5a000000", n),
	name: [{ given: [GIVEN[n % 10] ?? ""], family: FAMILY[Math.floor(n / 10)] ?? "" }],
	gender: "female",
	birthDate: `19${10 + n}-02-${String((n % 28) + 1).padStart(2, "0")}`,
	telecom: telecom(n),
	identifier: [{ system: "https://pm.example/record", value: `41555501${String(n).padStart(2, "0")}` }],
}));

export const doctors = Array.from({ length: 5 }, (_, n) => ({
	resourceType: "Practitioner",
	id: uuid("d0000000", n),
	name: [{ given: ["Alice"], family: `Doctor-${n}` }],
	telecom: telecom(n),
}));
