import { expect, test } from "vitest";
import { ClientId, ClinicId, E164, HelpdeskId, Instant, ThreadId } from "./ids.ts";

const PLACES = { ClientId, ClinicId, E164, HelpdeskId, Instant, ThreadId };
const fits = (name: keyof typeof PLACES, value: unknown) => PLACES[name].safeParse(value).success;

test.for([
	["ClientId", "m1"],
	["ClientId", crypto.randomUUID()],
	["ClientId", "a.b:c_d-1"],
	["ClientId", "x".repeat(64)],
	["ClinicId", "riverside-2"],
	["ThreadId", "0a".repeat(32)],
	["HelpdeskId", "12345678901234567890"],
	["E164", "+16175550142"],
	["Instant", "2026-11-02T17:00:00Z"],
	["Instant", "2026-11-02T17:00:00.123Z"],
] as const)("%s takes %j", ([name, value]) => {
	expect(fits(name, value)).toBe(true);
});

test.for([
	["ClientId", ["", "x".repeat(65), "a b", "a/b", "a\n", "é", "a%", "<b>", null, 1, {}]],
	["ClinicId", ["", "a.b", "a b", "a\n", "x".repeat(65), "../a", null]],
	["ThreadId", ["", "0a".repeat(31), "0A".repeat(32), "0g".repeat(32), `${"0a".repeat(32)}\n`, `x${"0a".repeat(32)}`]],
	["HelpdeskId", ["", "-1", "1.5", "1e3", "123456789012345678901", 5, "１２"]],
	["E164", ["16175550142", "+0175550142", "+1617", "+1 617 555 0142", "+12345678901234567", "+1617555014２", "+16175550142\n"]],
	["Instant", ["2026-11-02", "2026-11-02T17:00:00+01:00", "2026-11-02 17:00:00Z", "now", "", 5]],
] as const)("%s takes nothing else", ([name, values]) => {
	for (const value of values) expect([value, fits(name, value)]).toEqual([value, false]);
});
