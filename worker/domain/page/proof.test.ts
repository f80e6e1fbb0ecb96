import { expect, test } from "vitest";
import { type Known, onlyOne, waysOf, whoIs } from "./proof.ts";

const ana: Known = { id: "ana", birthDate: "1981-03-14" };
const leo: Known = { id: "leo", birthDate: "2015-07-02" };
const twin: Known = { id: "lea", birthDate: "2015-07-02" };
const unknown: Known = { id: "ben", birthDate: null };

test.for([
	["birth_date", "ana", [ana], ["birth_date"]],
	["code", "ana", [ana], ["code"]],
	["either", "ana", [ana], ["birth_date", "code"]],
	["birth_date", "ben", [unknown], ["code"]],
	["either", "ben", [unknown], ["code"]],
	["either", "ana", [ana, leo], ["birth_date"]],
	["code", "ana", [ana, leo], ["birth_date"]],
	["either", "ben", [ana, unknown], ["code"]],
	["birth_date", null, [], ["code"]],
	["either", null, [ana], ["birth_date", "code"]],
	["code", null, [ana, leo], ["birth_date"]],
] as const)(
	"where the clinic asks for %s, the link is for %s and %j have the phone, they prove it by %j",
	([policy, patientId, here, ways]) => {
		expect(waysOf(policy, patientId, here)).toEqual(ways);
	},
);

test.for([
	["1981-03-14", "ana", [ana, leo], "ana"],
	["2015-07-02", "ana", [ana, leo], null],
	["2015-07-02", null, [ana, leo], "leo"],
	["2015-07-02", null, [leo, twin], null],
	["2015-07-02", "lea", [leo, twin], "lea"],
	["1981-03-14", "ben", [ana, unknown], null],
	["1981-03-14", "gone", [ana], null],
	["", "ben", [unknown], null],
] as const)("%s on a link for %s, with %j on the phone, is %s", ([day, patientId, here, who]) => {
	expect(whoIs(day, patientId, here)?.id ?? null).toBe(who);
});

test("the phone alone tells who it is only where one person has it", () => {
	expect([onlyOne(null, [ana])?.id, onlyOne(null, [ana, leo]), onlyOne("leo", [ana, leo])?.id, onlyOne(null, [])]).toEqual([
		"ana",
		null,
		"leo",
		null,
	]);
});
