import { env } from "cloudflare:workers";
import type { Env } from "../compose.ts";
import type { Asker } from "../domain/staff/permission.ts";
import { type ClinicFacts, clinicById } from "../objects/clinic-facts.ts";
import { directoryOf } from "../objects/stubs.ts";

/** The bindings of the Worker under test. */
export const testEnv: Env = env;

export const admin: Asker = { staffId: "1", name: "Ada Admin", admin: true, roles: {} };

/** A clinic nobody else's test knows, with a number of its own. */
export async function aClinic(
	overrides: { registration?: "confirmed" | "pending"; newTicketAfterDays?: number } = {},
): Promise<ClinicFacts> {
	const id = `clinic-${crypto.randomUUID()}`;
	const { registration = "confirmed", newTicketAfterDays } = overrides;
	const numbers = [{ number: aNumber(), registration }];
	const asked = { id, name: "Riverside Clinic", timeZone: "America/New_York", country: "US", numbers, members: [], newTicketAfterDays };
	await directoryOf(testEnv).createClinic(admin, asked, Date.now());
	const facts = await clinicById(testEnv, id);
	if (!facts) throw new Error("made just now");
	return facts;
}

export function aMember(clinic: { id: string }, role: "admin" | "member" | "reader" = "member", staffId = "7"): Asker {
	return { staffId, name: "Dana Klein", admin: false, roles: { [clinic.id]: role } };
}

/** A number of its own for each test: the same pair of numbers would be the same thread. */
export function aNumber(): string {
	return `+1${String(2_000_000_000 + Math.floor(Math.random() * 7_999_999_999)).padStart(10, "0")}`;
}
