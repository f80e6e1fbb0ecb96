import { expect, test } from "vitest";
import { revocationScope } from "./revocation.ts";

test.for([
	["everything", "2024-01-01T00:00:00Z", "everything"],
	["everything", "2026-11-02T17:00:00Z", "everything"],
	["as_law", "2026-11-02T17:00:00Z", "kind"],
	["as_law", "2027-01-31T04:59:59Z", "kind"],
	["as_law", "2027-01-31T05:00:00Z", "everything"],
	["as_law", "2030-01-01T00:00:00Z", "everything"],
	["as_law", "2025-04-11T03:59:59Z", "everything"],
] as const)("for a clinic that chose %s, a STOP on %s ends: %s", ([choice, at, scope]) => {
	expect(revocationScope(choice, Date.parse(at))).toBe(scope);
});
