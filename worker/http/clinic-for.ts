import type { Env } from "../compose.ts";
import { type Asker, may } from "../domain/staff/permission.ts";
import { type ClinicFacts, clinicById } from "../objects/clinic-facts.ts";

/** The clinic, for those who may see it; for all others, and where there is none, null: no object is woken for it. */
export async function clinicFor(env: Env, asker: Asker, id: string): Promise<ClinicFacts | null> {
	return may(asker, "read", id) === "yes" ? clinicById(env, id) : null;
}
