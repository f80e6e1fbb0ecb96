import type { ClinicNumber } from "../../shared/schemas/clinic.ts";
import type { Env } from "../compose.ts";
import { directoryOf } from "./stubs.ts";

/** What the objects need to know of a clinic. */
export type ClinicFacts = {
	id: string;
	name: string;
	country: string;
	timeZone: string;
	numbers: ClinicNumber[];
	newTicketAfterDays: number | null;
};

/** As long as one isolate believes what the directory said. */
const FRESH_MS = 30_000;

const byId = new Map<string, { facts: ClinicFacts; at: number }>();
const byNumber = new Map<string, { facts: ClinicFacts; at: number }>();

export async function clinicById(env: Pick<Env, "DIRECTORY">, id: string): Promise<ClinicFacts | null> {
	const known = byId.get(id);
	if (known && Date.now() - known.at < FRESH_MS) return known.facts;
	return remember(await directoryOf(env).clinicFacts(id));
}

/** The clinic that owns `number`; what is not known is asked each time, so that a new number works at once. */
export async function clinicByNumber(env: Pick<Env, "DIRECTORY">, number: string): Promise<ClinicFacts | null> {
	const known = byNumber.get(number);
	if (known && Date.now() - known.at < FRESH_MS) return known.facts;
	return remember(await directoryOf(env).clinicOfNumber(number));
}

export function forgetClinics(): void {
	byId.clear();
	byNumber.clear();
}

function remember(facts: ClinicFacts | null): ClinicFacts | null {
	if (!facts) return null;
	const at = Date.now();
	byId.set(facts.id, { facts, at });
	for (const { number } of facts.numbers) byNumber.set(number, { facts, at });
	return facts;
}
