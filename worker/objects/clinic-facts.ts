import type { ClinicNumber } from "../../shared/schemas/clinic.ts";
import type { ClinicSettings } from "../../shared/schemas/settings.ts";
import type { Env } from "../compose.ts";
import { clinicOf, directoryOf } from "./stubs.ts";
import type { Home } from "./thread.ts";

export type DirectoryFacts = {
	id: string;
	name: string;
	country: string;
	timeZone: string;
	numbers: ClinicNumber[];
	newTicketAfterDays: number | null;
};

/** What the objects need to know of a clinic. */
export type ClinicFacts = DirectoryFacts & { settings: ClinicSettings };

type Asked = Pick<Env, "DIRECTORY" | "CLINIC">;

/** As long as one isolate believes what the directory and the clinic said. */
const FRESH_MS = 30_000;

const byId = new Map<string, { facts: ClinicFacts; at: number }>();
const byNumber = new Map<string, { facts: ClinicFacts; at: number }>();

export async function clinicById(env: Asked, id: string): Promise<ClinicFacts | null> {
	const known = byId.get(id);
	if (known && Date.now() - known.at < FRESH_MS) return known.facts;
	return remember(env, await directoryOf(env).clinicFacts(id));
}

/** The clinic that owns `number`; what is not known is asked each time, so that a new number works at once. */
export async function clinicByNumber(env: Asked, number: string): Promise<ClinicFacts | null> {
	const known = byNumber.get(number);
	if (known && Date.now() - known.at < FRESH_MS) return known.facts;
	return remember(env, await directoryOf(env).clinicOfNumber(number));
}

export function forgetClinics(): void {
	byId.clear();
	byNumber.clear();
}

async function remember(env: Asked, known: DirectoryFacts | null): Promise<ClinicFacts | null> {
	if (!known) return null;
	const at = Date.now();
	const { id, name, country, numbers } = known;
	const facts = { ...known, settings: await clinicOf(env, id).settings({ id, name, country, numbers }) };
	byId.set(facts.id, { facts, at });
	for (const { number } of facts.numbers) byNumber.set(number, { facts, at });
	return facts;
}

/** What a thread is told of its clinic with each text in: as little as that, for it is on every text's way. */
export function homeOf({ id, country, settings }: ClinicFacts): Home {
	const { hours, afterHours, closedCase, emergencyWords } = settings;
	const closedStays = closedCase.policy === "answer";
	return {
		id,
		country,
		...(emergencyWords && { emergencyWords }),
		...((closedStays || (afterHours.on && hours !== null)) && { answersUnattended: true }),
		...(closedStays && { closedStays }),
	};
}
