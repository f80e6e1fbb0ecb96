import { expect, test } from "vitest";
import { patientOf } from "./patient.ts";
import { PatientResource, RelatedPersonResource } from "./resources.ts";

const asked = { baseUrl: "https://fhir.example/r4", country: "US", today: "2026-11-23" };
const named = { resourceType: "Patient", id: "p1", name: [{ given: ["Ana", "Maria"], family: "Ruiz" }] };

function read(more: object = {}, related: object[] = []) {
	const people = related.map((person, index) =>
		RelatedPersonResource.parse({ resourceType: "RelatedPerson", id: `r${index}`, patient: { reference: "Patient/p1" }, ...person }),
	);
	const record = patientOf(PatientResource.parse({ ...named, ...more }), people, asked);
	if ("reason" in record) throw new Error(record.reason);
	return record;
}
const phone = (value: string, more: object = {}) => ({ system: "phone", value, ...more });
const mother = { coding: [{ code: "MTH" }] };

test.each([
	[
		"a mobile goes before all others",
		[phone("617-555-0101", { use: "home" }), phone("617-555-0102"), phone("617-555-0103", { use: "mobile" })],
		["+16175550103", "+16175550102", "+16175550101"],
	],
	[
		"of two mobiles the one with the better rank goes first",
		[phone("617-555-0101", { use: "mobile", rank: 2 }), phone("617-555-0102", { use: "mobile", rank: 1 })],
		["+16175550102", "+16175550101"],
	],
	[
		"a number for texts is as good as a mobile",
		[phone("617-555-0101", { use: "home" }), { system: "sms", value: "617-555-0102" }],
		["+16175550102", "+16175550101"],
	],
	["a work phone is never taken", [phone("617-555-0101", { use: "work", rank: 1 })], []],
	[
		"a fax, a pager and an e-mail address are no phones",
		[
			{ system: "fax", value: "617-555-0101" },
			{ system: "pager", value: "617-555-0102" },
			{ system: "email", value: "a@b.example" },
		],
		[],
	],
	["an old number is somebody else's by now", [phone("617-555-0101", { use: "old" })], []],
	["a number whose time has ended is not theirs any more", [phone("617-555-0101", { use: "mobile", period: { end: "2026-11-22" } })], []],
	[
		"a number whose last day is today is",
		[phone("617-555-0101", { use: "mobile", period: { end: "2026-11-23T10:00:00Z" } })],
		["+16175550101"],
	],
	["a number that is not theirs yet is not taken", [phone("617-555-0101", { use: "mobile", period: { start: "2027" } })], []],
	["seven digits are no number without the area", [phone("555-7334", { use: "mobile" })], []],
	["a masked number is no number", [phone("(***) ***-0143", { use: "mobile" })], []],
	[
		"a number that stands there twice is one",
		[phone("617-555-0101", { use: "home" }), phone("+1 617 555 0101", { use: "mobile" })],
		["+16175550101"],
	],
	["an entry that is not in the form of one costs nothing but itself", [7, phone("617-555-0101"), null], ["+16175550101"]],
] as const)("%s", (_, telecom, numbers) => {
	expect(read({ telecom }).numbers.map(({ number }) => number)).toEqual(numbers);
});

test("a home number is marked as one that may be a landline", () => {
	expect(read({ telecom: [phone("617-555-0101", { use: "home" })] }).numbers).toEqual([
		{ number: "+16175550101", role: "own", label: "home, may be a landline" },
	]);
});

test.each([
	[
		"official before any other",
		[
			{ use: "nickname", text: "Annie" },
			{ use: "official", given: ["Ana"], family: "Ruiz" },
		],
		"Ana Ruiz",
	],
	[
		"never the maiden name while there is another",
		[
			{ use: "maiden", text: "Ana Solis" },
			{ given: ["Ana"], family: "Ruiz" },
		],
		"Ana Ruiz",
	],
	["the text where only half is in parts", [{ text: "Ana Ruiz", family: "Ruiz" }], "Ana Ruiz"],
	[
		"what has ended goes behind",
		[
			{ use: "official", text: "Ana Solis", period: { end: "2020" } },
			{ use: "usual", text: "Ana Ruiz" },
		],
		"Ana Ruiz",
	],
] as const)("the name: %s", (_, name, said) => {
	expect(read({ name }).name).toBe(said);
});

test("a patient without any name is left out, unless another record stands for them", () => {
	const bare = PatientResource.parse({ resourceType: "Patient", id: "p1" });
	expect(patientOf(bare, [], asked)).toEqual({ reason: "no_name" });
	expect(read({ name: [], link: [{ type: "replaced-by", other: { reference: "https://fhir.example/r4/Patient/p2" } }] })).toMatchObject({
		mergedInto: "p2",
	});
});

test.each([
	["replaces", { reference: "Patient/p2" }],
	["seealso", { reference: "Patient/p2" }],
	["replaced-by", { reference: "https://elsewhere.example/Patient/p2" }],
	["replaced-by", { reference: "Patient/p1" }],
] as const)("a link that is %s %j merges nobody", (type, other) => {
	expect(read({ link: [{ type, other }] }).mergedInto).toBeNull();
});

test.each([
	[{ active: false }, true],
	[{ deceasedBoolean: true }, true],
	[{ deceasedDateTime: "2026-01" }, true],
	[{ active: true, deceasedBoolean: false }, false],
	[{}, false],
] as const)("%j: nothing goes out by itself: %s", (more, inactive) => {
	expect(read(more).inactive).toBe(inactive);
});

test.each([
	["2001-02-03", "2001-02-03"],
	["2001-02", null],
	["2001", null],
	["2001-02-30", null],
	[19530413, null],
] as const)("born %s: %s", (birthDate, day) => {
	expect(read({ birthDate }).birthDate).toBe(day);
});

test.each([
	[
		"the preferred language",
		[{ language: { coding: [{ code: "en" }] } }, { language: { coding: [{ code: "es-MX" }] }, preferred: true }],
		"es",
	],
	["the only one", [{ language: { text: "Español" } }], "es"],
	["English where it is one we do not write", [{ language: { coding: [{ code: "et" }] }, preferred: true }], "en"],
	["English where none is named", [], "en"],
] as const)("the language: %s", (_, communication, language) => {
	expect(read({ communication }).language).toBe(language);
});

test("a parent's number is the parent's, on the child's record too", () => {
	const contact = [{ relationship: [mother], name: { text: "Carmen Ruiz" }, telecom: [phone("617-555-0111", { use: "mobile" })] }];
	const child = read({ birthDate: "2017-05-14", telecom: [phone("617-555-0111")], contact });
	expect(child.numbers).toMatchObject([{ number: "+16175550111", role: "guardian" }]);
	expect(child.guardians).toEqual([{ patientId: null, name: "Carmen Ruiz", role: "parent", scope: "all", until: "2035-05-13" }]);
});

test("a parent speaks for a grown person no longer, a legal guardian does", () => {
	const parent = { relationship: [mother], name: [{ text: "Carmen Ruiz" }], telecom: [phone("617-555-0111", { use: "mobile" })] };
	const guardian = { relationship: [{ text: "Legal guardian" }], name: [{ text: "Paul Moreau" }] };
	const grown = read({ birthDate: "1990-01-01" }, [parent, guardian]);
	expect(grown.guardians).toMatchObject([{ name: "Paul Moreau", role: "legal_guardian", until: null }]);
	expect(grown.numbers).toEqual([]);
});

test.each([
	["an emergency contact", { relationship: [{ coding: [{ code: "C", display: "Emergency Contact" }] }] }],
	["somebody called the emergency contact, mother or not", { relationship: [{ text: "Emergency contact (mother)" }] }],
	["a spouse", { relationship: [{ coding: [{ code: "SPS" }] }] }],
	["somebody of whom nothing is said", {}],
	["a guardian who is no longer one", { relationship: [{ coding: [{ code: "GUARD" }] }], active: false }],
	["a guardian whose time is over", { relationship: [{ coding: [{ code: "GUARD" }] }], period: { end: "2026-11-01" } }],
])("%s speaks for nobody, and their number is never texted", (_, person) => {
	const record = read({}, [{ name: [{ text: "Some Body" }], telecom: [phone("617-555-0111", { use: "mobile" })], ...person }]);
	expect(record).toMatchObject({ guardians: [], numbers: [] });
});
