import type { NoAnswer, PmRefusal } from "../../ports.ts";
import type { FhirClient } from "./client.ts";
import { idIn, RelatedPersonResource } from "./resources.ts";
import { searchAll } from "./search.ts";

/** An address stays short enough for every proxy. */
const MOST_AT_ONCE = 40;

export type Related = { byPatient: ReadonlyMap<string, RelatedPersonResource[]>; isWhole: boolean };

/** The people around these patients, by patient. */
export async function relatedTo(client: FhirClient, ids: readonly string[], baseUrl: string): Promise<Related | PmRefusal | NoAnswer> {
	const people: RelatedPersonResource[] = [];
	let isWhole = true;
	for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
		const some = await peopleOf(client, ids.slice(from, from + MOST_AT_ONCE));
		if ("kind" in some) return some;
		people.push(...some.people);
		isWhole &&= some.isWhole;
	}
	return { byPatient: Map.groupBy(people, ({ patient }) => idIn(patient, "Patient", baseUrl) ?? ""), isWhole };
}

async function peopleOf(
	client: FhirClient,
	ids: readonly string[],
): Promise<{ people: RelatedPersonResource[]; isWhole: boolean } | PmRefusal | NoAnswer> {
	const wanted = ids.map((id) => `Patient/${id}`).join(",");
	const found = await searchAll(client, client.url(`RelatedPerson?${new URLSearchParams({ patient: wanted })}`), "RelatedPerson");
	if (!("kind" in found)) return { ...readPeople(found.resources), ...(!found.isWhole && { isWhole: false }) };
	// Not every server takes several at once.
	if (found.kind !== "refused" || found.trouble !== "cannot_give" || ids.length === 1) return found;
	const people: RelatedPersonResource[] = [];
	let isWhole = true;
	for (const id of ids) {
		const own = await peopleOf(client, [id]);
		if ("kind" in own) return own;
		people.push(...own.people);
		isWhole &&= own.isWhole;
	}
	return { people, isWhole };
}

function readPeople(resources: readonly unknown[]): { people: RelatedPersonResource[]; isWhole: boolean } {
	const read = resources.map((resource) => RelatedPersonResource.safeParse(resource));
	const people = read.flatMap(({ success, data }) => (success ? [data] : []));
	// In the same order whatever the server's: the patient's record is the same then.
	people.sort((one, other) => (one.id < other.id ? -1 : 1));
	return { people, isWhole: read.every(({ success }) => success) };
}
