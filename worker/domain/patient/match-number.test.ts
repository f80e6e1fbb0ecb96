import { expect, test } from "vitest";
import { readNumber } from "./match-number.ts";

const read = (typed: string, label: string | null = null) => readNumber({ typed, label }, "US");

test.for([
	["(202) 555-0143", "Mobile Phone:"],
	["2025550143", null],
	["+1 202 555 0143", "Home"],
	["tel:+12025550143", null],
	["Cell: 202-555-0143", null],
	["202.555.0143 [mobile phone]", "Telecom"],
	["2025550143", "Teléfono móvil"],
] as const)("%j beside %j may be the patient's", ([typed, label]) => {
	expect(read(typed, label)).toEqual({ number: "+12025550143", label });
});

test.for([
	["202-555-0143", "Fax"],
	["202-555-0143", "Emergency Phone"],
	["202-555-0143", "Guardian's phone"],
	["202-555-0143", "guardianphone"],
	["202-555-0143", "phone_biz"],
	["202-555-0143", "Work"],
	["202-555-0143", "Insurance company phone"],
	["202-555-0143", "Pharmacy"],
	["202-555-0143", "Next of kin"],
	["202-555-0143", "Mother's cell"],
	["202-555-0143", "Teléfono del trabajo"],
	["202-555-0143", "Médico de cabecera"],
	["Fax: 202-555-0143", null],
	["(202) 555-0143 x123", "Phone"],
	["202-555-0143 ext. 5", null],
] as const)("%j beside %j is somebody else's", ([typed, label]) => {
	expect(read(typed, label)).toEqual({ none: "not_own" });
});

test.for([
	["(***) ***-0143", "masked"],
	["xxx-xxx-0143", "masked"],
	["202-555-01XX", "masked"],
	["●●●-●●●-0143", "masked"],
	["555-7334", "local"],
	["5557334", "local"],
	["+44 20 7946 0958", "abroad_or_wrong"],
	["99912025550143", "abroad_or_wrong"],
	["MRN 4155550123", "abroad_or_wrong"],
	["Invoice 2025550143", "abroad_or_wrong"],
	["(202) 555-0138 [home phone]+1 202 555 0161 [mobile phone]", "abroad_or_wrong"],
	["n/a", "abroad_or_wrong"],
] as const)("%j is no number to text: %s", ([typed, none]) => {
	expect(read(typed)).toEqual({ none });
});

test("ten digits beside a word for a record are a record's", () => {
	for (const label of ["MRN", "Account #", "Invoice no.", "SSN"]) expect(read("4155550123", label)).toEqual({ none: "abroad_or_wrong" });
});
