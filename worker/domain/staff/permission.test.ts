import { expect, test } from "vitest";
import { type Action, type Asker, may, roleIn } from "./permission.ts";

const ACTIONS: Action[] = ["read", "write", "administer"];
const asker = (more: Partial<Asker> = {}): Asker => ({ staffId: "7", name: "Dana Klein", admin: false, roles: {}, ...more });

test.for([
	["reader", ["yes", "no", "no"]],
	["member", ["yes", "yes", "no"]],
	["admin", ["yes", "yes", "yes"]],
] as const)("a %s of a clinic may read, write and administer: %s", ([role, answers]) => {
	const staff = asker({ roles: { riverside: role } });
	expect(ACTIONS.map((action) => may(staff, action, "riverside"))).toEqual(answers);
	expect(ACTIONS.map((action) => may(staff, action, "hilltop"))).toEqual(["hidden", "hidden", "hidden"]);
});

test("an admin of the account may do all in every clinic", () => {
	expect(ACTIONS.map((action) => may(asker({ admin: true }), action, "anywhere"))).toEqual(["yes", "yes", "yes"]);
	expect(may(asker({ admin: true, roles: { riverside: "reader" } }), "administer", "riverside")).toBe("yes");
});

test.for(["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", ""])(
	"a clinic called %j is nobody's by accident",
	(clinicId) => {
		expect(roleIn(asker(), clinicId)).toBeNull();
		expect(ACTIONS.map((action) => may(asker({ roles: { riverside: "admin" } }), action, clinicId))).toEqual([
			"hidden",
			"hidden",
			"hidden",
		]);
	},
);

test("a clinic that is really called constructor has its members", () => {
	expect(may(asker({ roles: { constructor: "member" } as unknown as Asker["roles"] }), "write", "constructor")).toBe("yes");
});

test("a role that we do not know opens nothing", () => {
	const odd = asker({ roles: { riverside: "none", hilltop: "" } as unknown as Asker["roles"] });
	expect(ACTIONS.map((action) => may(odd, action, "riverside"))).toEqual(["no", "no", "no"]);
	expect(ACTIONS.map((action) => may(odd, action, "hilltop"))).toEqual(["hidden", "hidden", "hidden"]);
});
