import { expect, test } from "vitest";
import type { Context } from "./columns.ts";
import { suggestMap } from "./header.ts";
import { recordOf } from "./records.ts";

const read = (header: string, row: string, more: Partial<Context> = {}) => {
	const names = header.split("|");
	const map = suggestMap("patients", names, null);
	const context: Context = { header: names, map, order: "mdy", timeZone: "America/New_York", country: "US", today: "2026-11-24", ...more };
	const record = recordOf("patients", row.split("|"), context);
	if (record && "kind" in record && record.kind !== "patient") throw new Error("an appointment");
	return record;
};
const fields = (header: string, row: string, more: Partial<Context> = {}) => {
	const record = read(header, row, more);
	if (!record || !("kind" in record)) throw new Error(`refused: ${record?.reason}`);
	return record;
};
const numbers = (header: string, row: string, country = "US") =>
	fields(`ID|Name|${header}`, `1|Ana Ruiz|${row}`, { country }).numbers.map(({ number }) => number);

test("a patient of an ordinary file is read as they are", () => {
	expect(
		read(
			"Patient ID|Last Name|First Name|DOB|Cell Phone|Home Phone|Work Phone|Language|Status",
			"0017|Ruiz|Ana|04/13/1953|(202) 555-0143|202-555-0199|202-555-0177|Spanish|Active",
		),
	).toEqual({
		kind: "patient",
		externalId: "0017",
		name: "Ana Ruiz",
		birthDate: "1953-04-13",
		language: "es",
		numbers: [
			{ number: "+12025550143", role: "own", label: "mobile" },
			{ number: "+12025550199", role: "own", label: "home, may be a landline" },
		],
		guardians: [],
		inactive: false,
		mergedInto: null,
	});
});

test("mobiles come first, then numbers nobody said the use of, then home ones, each once", () => {
	expect(numbers("Home Phone|Phone|Mobile", "202-555-0101|202-555-0102|202-555-0103")).toEqual([
		"+12025550103",
		"+12025550102",
		"+12025550101",
	]);
	expect(numbers("Home Phone|Mobile", "202-555-0101|(202) 555-0101")).toEqual(["+12025550101"]);
	expect(numbers("Phone", "(202) 555-0138 [home phone]+1 202 555 0161 [mobile phone]")).toEqual(["+12025550161", "+12025550138"]);
});

test.each([
	["12025550143", "US", "+12025550143"],
	["61444444444", "AU", "+61444444444"],
	["0444 444 444", "AU", "+61444444444"],
	["444444444", "AU", "+61444444444"],
	["34612345678", "ES", "+34612345678"],
	["+44 7700 900123", "US", "+447700900123"],
	["2025550143.0", "US", "+12025550143"],
	["'2025550143", "US", "+12025550143"],
	['="2025550143"', "US", "+12025550143"],
	["(202) 555-0143 (C)", "US", "+12025550143"],
	["Cell: 202.555.0143", "US", "+12025550143"],
	["Cell #: 202.555.0143", "US", "+12025550143"],
])("%j in %s is %s", (typed, country, number) => {
	expect(numbers("Mobile", typed, country)).toEqual([number]);
});

test.each([
	"555-7334",
	"(***) ***-0143",
	"xxx-xxx-0143",
	"202-555-0143 x123",
	"202-555-0143 ext. 9",
	"202-555-0143x9",
	"202-555-0143 #12",
	"202-555-0143, ext 12",
	"000-000-0000",
	"999-999-9999",
	"123-456-7890",
	"202-555-0143 (daughter)",
	"202-555-0143 work",
	"fax 202-555-0143",
	"202-555-0143 (W)",
	"none",
	"N/A",
	"-",
	"do not call",
])("%j is no number that a text may go to, and the patient is kept", (typed) => {
	expect(numbers("Mobile", typed)).toEqual([]);
});

test.each([
	["damaged_number", "ID|Name|Mobile", "1|Ana|2.02556E+09", "1"],
	["damaged_number", "ID|Name|Mobile", "1|Ana|######", "1"],
	["damaged_id", "ID|Name|Mobile", "1.80547E+18|Ana|202-555-0143", null],
	["damaged_id", "ID|Name|Merged Into", "1|Ana|1,80547E+18", "1"],
	["no_id", "ID|Name|Mobile", "|Ana|202-555-0143", null],
	["no_id", "ID|Name|Mobile", "#N/A|Ana|202-555-0143", null],
	["no_name", "ID|Name|Mobile", "1| |202-555-0143", "1"],
	["bad_birth_date", "ID|Name|DOB", "1|Ana|13/04/1953", "1"],
	["bad_birth_date", "ID|Name|DOB", "1|Ana|11/25/2026", "1"],
	["bad_birth_date", "ID|Name|DOB", "1|Ana|spring", "1"],
	["cells_missing", "ID|Name|Mobile", "1", null],
	["cells_missing", "ID|Name|Mobile", "1|Ruiz| Ana|202-555-0143", null],
])("%s: a row that cannot be believed is refused (%s, %s)", (reason, header, row, externalId) => {
	expect(read(header, row)).toEqual({ reason, externalId });
});

test("a row that the reader gave up is refused, not passed over", () => {
	const context: Context = {
		header: ["ID", "Name"],
		map: { externalId: "ID", name: "Name" },
		order: "mdy",
		timeZone: "UTC",
		country: "US",
		today: "2026-11-24",
	};
	expect(recordOf("patients", [], context)).toEqual({ reason: "cells_missing", externalId: null });
});

test.each(["||", "Total|2|", "Totals: 2||", "2 records||", "Printed 11/24/2026||", "ID|Name|Mobile"])("%j is no patient", (row) => {
	expect(read("ID|Name|Mobile", row)).toBeNull();
});

test("a row without an id is refused even when its name looks like the foot of a page", () => {
	expect(read("ID|Name|Mobile", "|Page, Al|")).toEqual({ reason: "no_id", externalId: null });
	expect(read("ID|Name|Mobile", "|Pagett, Al|202-555-0143")).toEqual({ reason: "no_id", externalId: null });
});

test("cells that stand empty at the end may be left away, or be too many", () => {
	expect(fields("ID|Name|Mobile", "1|Ana").name).toBe("Ana");
	expect(fields("ID|Name|Mobile", "1|Ana|||").name).toBe("Ana");
});

test("ids are text: each digit stays", () => {
	expect(fields("ID|Name", "1805465202989210063|Ana").externalId).toBe("1805465202989210063");
	expect(fields("ID|Name", '="00123"|Ana').externalId).toBe("00123");
	expect(fields("ID|Name", "1e5f|Ana").externalId).toBe("1e5f");
});

test.each([
	["Ruiz, Ana M.", "Ana M. Ruiz"],
	["Ruiz Pérez, Ana María", "Ana María Ruiz Pérez"],
	["John Smith, Jr.", "John Smith Jr."],
	["Smith, John, Jr", "John Smith Jr"],
	["Smith Jr., John", "John Smith Jr."],
	["Null, Ann", "Ann Null"],
	["山田 太郎", "山田 太郎"],
	["  Ana   Ruiz ", "Ana Ruiz"],
])("%j is called %j", (written, said) => {
	expect(fields("ID|Name", `1|${written}`).name).toBe(said);
});

test("a name in parts is put together, and a person called Null is one", () => {
	expect(fields("ID|Surname|Given Name|Middle Initial", "1|Null|Ana|M").name).toBe("Ana M Null");
	expect(fields("ID|Surname|Given Name|Client", "1|||Ruiz, Ana").name).toBe("Ana Ruiz");
});

test("birth dates that are not known are none, and Excel's count of days is one", () => {
	const born = (typed: string) => fields("ID|Name|DOB", `1|Ana|${typed}`).birthDate;
	expect(["", "00/00/0000", "01/01/1900", "1/1/1753", "0001-01-01", "N/A"].map(born)).toEqual([null, null, null, null, null, null]);
	expect(["19462", "4/13/53", "13-Apr-1953", "1953-04-13", "Apr 13, 1953", "13 abr 1953"].map(born)).toEqual(Array(6).fill("1953-04-13"));
});

test.each([
	["Status", "Active", false],
	["Status", "Inactive", true],
	["Status", "Deceased", true],
	["Status", "New", false],
	["Active", "No", true],
	["Active", "Y", false],
	["Active", "", false],
	["Inactive", "Yes", true],
	["Inactive", "0", false],
	["Deceased", "true", true],
	["Date of Death", "04/01/2020", true],
	["Date of Death", "", false],
	["Activo", "Sí", false],
])("%s %j: gone is %s", (header, typed, inactive) => {
	expect(fields(`ID|Name|${header}`, `1|Ana|${typed}`).inactive).toBe(inactive);
});

test("a parent speaks for a child until they are grown, and their number comes last", () => {
	const header = "ID|Name|DOB|Mobile|Parent Name|Parent Phone";
	const child = fields(header, "1|Leo Ruiz|06/01/2015|202-555-0101|Ruiz, Ana|202-555-0102");
	expect(child.guardians).toEqual([{ patientId: null, name: "Ana Ruiz", role: "parent", scope: "all", until: "2033-05-31" }]);
	expect(child.numbers.at(-1)).toEqual({ number: "+12025550102", role: "guardian" });
	const nameless = fields(header, "1|Leo Ruiz|06/01/2015|||202-555-0102");
	expect([nameless.guardians, nameless.numbers]).toEqual([[], [{ number: "+12025550102", role: "guardian" }]]);
	const grown = fields(header, "1|Leo Ruiz|06/01/1995|202-555-0101|Ruiz, Ana|202-555-0102");
	expect([grown.guardians, grown.numbers.map(({ number }) => number)]).toEqual([[], ["+12025550101"]]);
});
