import { expect, test } from "vitest";
import { CreateClinic, PutMember } from "./clinic.ts";

const right = { id: "riverside", name: " Riverside ", timeZone: "America/New_York", country: "US", numbers: ["+16175550100"] };
const takes = (more: object) => CreateClinic.safeParse({ ...right, ...more }).success;

test("a clinic is for all agents unless a list says otherwise, and its name has no blanks around it", () => {
	expect(CreateClinic.parse(right)).toEqual({ ...right, name: "Riverside", members: "all" });
	expect(takes({ members: [{ zendeskUserId: "5", role: "reader" }] })).toBe(true);
});

test("the same clinic asked for with its fields in another order reads the same", () => {
	const turned = Object.fromEntries(Object.entries({ ...right, members: "all" }).reverse());
	expect(JSON.stringify(CreateClinic.parse(turned))).toBe(JSON.stringify(CreateClinic.parse(right)));
});

test.for([
	["no name", { name: "   " }],
	["no number", { numbers: [] }],
	["a number as people write it", { numbers: ["(617) 555-0100"] }],
	["too many numbers", { numbers: Array(51).fill("+16175550100") }],
	["a role that is none", { members: [{ zendeskUserId: "5", role: "owner" }] }],
	["a member without an id", { members: [{ role: "admin" }] }],
	["a country that is none", { country: "usa" }],
	["no days at all", { newTicketAfterDays: 0 }],
	["half a day", { newTicketAfterDays: 0.5 }],
	["a field of ours", { role: "admin" }],
] as const)("a clinic with %s is not taken", ([, more]) => {
	expect(takes(more)).toBe(false);
});

test("a role is one of three", () => {
	expect(["admin", "member", "reader", "none", "constructor", ""].map((role) => PutMember.safeParse({ role }).success)).toEqual([
		true,
		true,
		true,
		false,
		false,
		false,
	]);
});
