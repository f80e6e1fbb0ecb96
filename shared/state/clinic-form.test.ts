import { expect, test } from "vitest";
import { CreateClinic } from "../schemas/clinic.ts";
import { type ClinicFields, checkClinic, newClinicFields } from "./clinic-form.ts";

const fields = (over: Partial<ClinicFields> = {}): ClinicFields => ({
	...newClinicFields("America/New_York", "7", () => "k"),
	name: "Riverside",
	numbers: [{ key: "n1", typed: "(212) 555-0100", registered: true }],
	...over,
});

test("what the form sends is what the Worker accepts", () => {
	const checked = checkClinic(fields({ numbers: [{ key: "n1", typed: "212 555 0100", registered: false }] }));
	expect(checked.errors).toBeNull();
	expect(CreateClinic.parse(checked.clinic)).toMatchObject({
		name: "Riverside",
		numbers: [{ number: "+12125550100", registration: "pending" }],
		members: "all",
	});
});

test("everything that is wrong is said at once, each beside its field", () => {
	const { errors } = checkClinic(
		fields({
			name: " ",
			timeZone: "",
			numbers: [
				{ key: "n1", typed: "", registered: true },
				{ key: "n2", typed: "12", registered: true },
				{ key: "n3", typed: "212-555-0100", registered: true },
				{ key: "n4", typed: "+1 (212) 555 0100", registered: true },
			],
			everyone: false,
			members: [
				{ key: "p1", id: "7", role: "admin" },
				{ key: "p2", id: "Dana", role: "member" },
				{ key: "p3", id: " 7 ", role: "reader" },
			],
		}),
	);
	expect(errors).toEqual({
		name: "name",
		timeZone: "timeZone",
		n1: "numberNone",
		n2: "number",
		n4: "numberTwice",
		p2: "member",
		p3: "memberTwice",
	});
});

test("a list of nobody would lock everybody out", () => {
	expect(checkClinic(fields({ everyone: false, members: [] })).errors).toEqual({ members: "memberNone" });
});

test("who lists people begins with themselves as admin", () => {
	expect(newClinicFields("UTC", "7", () => "k").members).toEqual([{ key: "k", id: "7", role: "admin" }]);
});
