import type { NoAnswer, PmPage, PmQuestion, PmRefusal, PracticeManagement } from "../../ports.ts";
import type { SearchPage } from "./bundle.ts";
import { abilitiesOf, type Capability, capabilityOf } from "./capability.ts";
import { type FhirClient, type FhirSettings, type FhirTools, fhirClient, type Reading } from "./client.ts";
import { type Cursor, cursorOf, firstCursor, nextCursor } from "./cursor.ts";
import { firstAddress, typeOf } from "./first-address.ts";
import { appointmentsOn, patientsOn, type Read } from "./read-page.ts";
import { idIn, RelatedPersonResource } from "./resources.ts";
import { CANNOT_GIVE, search } from "./search.ts";

/** A practice management system behind a FHIR R4 server: read, never written. */
export function fhirPractice(settings: FhirSettings, tools: FhirTools): PracticeManagement {
	const client = fhirClient(settings, tools);
	return {
		abilities: async () => {
			const capability = await readCapability(client);
			return "kind" in capability ? capability : abilitiesOf(capability);
		},
		page: (question, next) => readPage({ client, settings, today: dayIn(settings.timeZone, tools.clock.now()) }, question, next),
	};
}

async function readPage(reading: Reading, question: PmQuestion, next: string | null): Promise<PmPage | PmRefusal | NoAnswer> {
	const cursor = next === null ? await beginning(reading.client, question) : cursorOf(next);
	if ("kind" in cursor) return cursor;
	const page = await search(reading.client, cursor.url, typeOf(question));
	if ("kind" in page) return page;
	const following = page.next === null ? null : nextCursor(cursor, page.next);
	if (page.next !== null && following === null) return CANNOT_GIVE;
	const read = await contentOf(reading, question, cursor, page);
	if ("kind" in read) return read;
	return {
		...read,
		read: page.resources.length,
		isWhole: page.isWhole && read.isWhole,
		next: following && JSON.stringify(following),
		asOf: page.asOf,
	};
}

async function beginning(client: FhirClient, question: PmQuestion): Promise<Cursor | PmRefusal | NoAnswer> {
	const capability = await readCapability(client);
	if ("kind" in capability) return capability;
	const path = firstAddress(question, capability);
	return path === null ? CANNOT_GIVE : firstCursor(client.url(path), abilitiesOf(capability).guardians);
}

async function readCapability(client: FhirClient): Promise<Capability | PmRefusal | NoAnswer> {
	const heard = await client.open("metadata");
	return "kind" in heard ? heard : (capabilityOf(heard.json) ?? CANNOT_GIVE);
}

async function contentOf(
	reading: Reading,
	question: PmQuestion,
	cursor: Cursor,
	{ resources }: SearchPage,
): Promise<Read | PmRefusal | NoAnswer> {
	if (question.of === "appointments") return appointmentsOn(resources, reading.settings.baseUrl);
	if (question.of === "patients") return patientsOn(reading, resources, cursor.guardians);
	const patients = await patientsAround(reading, resources);
	return "kind" in patients ? patients : patientsOn(reading, patients.found, cursor.guardians);
}

/** Those whose people these are, one by one: in a night few families change. */
async function patientsAround(
	{ client, settings }: Reading,
	people: readonly unknown[],
): Promise<{ found: unknown[] } | PmRefusal | NoAnswer> {
	const ids = people.flatMap((resource) => {
		const person = RelatedPersonResource.safeParse(resource);
		return (person.success && idIn(person.data.patient, "Patient", settings.baseUrl)) || [];
	});
	const found: unknown[] = [];
	for (const id of new Set(ids)) {
		const heard = await client.read(client.url(`Patient/${encodeURIComponent(id)}`));
		if (heard && "kind" in heard) return heard;
		if (heard) found.push(heard.json);
	}
	return { found };
}

function dayIn(timeZone: string, now: number): string {
	return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}
