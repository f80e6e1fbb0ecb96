import type { RevocationChoice } from "../../../shared/schemas/settings.ts";

/** How much one STOP ends: every text to the number, or only the kind of outreach that it answered. */
export type RevocationScope = "everything" | "kind";

/**
 * 47 CFR 64.1200(a)(10): a revocation ends every kind of text that needs consent, not only the one it answered. The FCC has
 * put this off until 31 January 2027 (waiver of the "revoke-all" part); the rest holds since 11 April 2025.
 * Should the date move again, it moves here. Days begin in Washington.
 */
export const LAW: readonly { from: string; scope: RevocationScope }[] = [
	{ from: "2025-04-11T00:00:00-04:00", scope: "kind" },
	{ from: "2027-01-31T00:00:00-05:00", scope: "everything" },
];

/** Clinics begin with `everything`: a patient who wrote STOP is never texted once more for a reason of law. */
export function revocationScope(choice: RevocationChoice, at: number): RevocationScope {
	if (choice === "everything") return "everything";
	return LAW.findLast(({ from }) => Date.parse(from) <= at)?.scope ?? "everything";
}
