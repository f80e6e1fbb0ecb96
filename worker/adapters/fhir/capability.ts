import * as z from "zod/mini";
import type { PmAbilities } from "../../ports.ts";

const Named = z.object({ name: z.string() });
const Stated = z.object({
	type: z.string(),
	interaction: z.nullish(z.array(z.object({ code: z.string() }))),
	searchParam: z.nullish(z.array(Named)),
});
const Statement = z.object({
	resourceType: z.literal("CapabilityStatement"),
	rest: z.array(z.object({ mode: z.nullish(z.string()), resource: z.nullish(z.array(Stated)), searchParam: z.nullish(z.array(Named)) })),
});

/** What may be asked of the server: for each kind of resource that can be searched, by what. */
export type Capability = ReadonlyMap<string, ReadonlySet<string>>;

/** Null when it is not a server's statement. */
export function capabilityOf(json: unknown): Capability | null {
	const statement = Statement.safeParse(json);
	if (!statement.success) return null;
	const rest = statement.data.rest.find(({ mode }) => !mode || mode === "server");
	const general = (rest?.searchParam ?? []).map(({ name }) => name);
	const searchable = (rest?.resource ?? []).filter(({ interaction }) => interaction?.some(({ code }) => code === "search-type"));
	return new Map(searchable.map(({ type, searchParam }) => [type, new Set([...general, ...(searchParam ?? []).map(({ name }) => name)])]));
}

/**
 * Read from what the server declares, never from what it might do. Where people around a patient can be had, but not by when they changed,
 * nothing short of reading all again shows that one of them is gone.
 */
export function abilitiesOf(capability: Capability): PmAbilities {
	const patient = capability.get("Patient");
	const guardians = capability.get("RelatedPerson")?.has("patient") ?? false;
	const showsChange = patient?.has("_lastUpdated") && (!guardians || capability.get("RelatedPerson")?.has("_lastUpdated"));
	return {
		patients: !patient ? "none" : showsChange ? "changed_since" : "whole",
		appointments: capability.get("Appointment")?.has("date") ? "window" : "none",
		guardians,
	};
}
