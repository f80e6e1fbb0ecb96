import type { Bundle, BundleEntry, Resource } from "@medplum/fhirtypes";
import type { Fault } from "./faults.ts";

type Snapshot = { resources: Resource[]; perPage: number; first: string };

export type Pages = {
	open(resources: Resource[], perPage: number): string;
	page(token: string, at: PageAddress, fault: Fault | null): Bundle | null;
};
type PageAddress = { root: string; self: string };

/** A search is answered from what was there when it was asked; the way to the next page is nobody's to read. */
export function openPages(): Pages {
	const snapshots = new Map<string, Snapshot>();
	const tokens = new Map<string, { snapshot: string; from: number }>();

	function tokenFor(snapshot: string, from: number): string {
		const token = crypto.randomUUID().replaceAll("-", "");
		tokens.set(token, { snapshot, from });
		return token;
	}

	return {
		open: (resources, perPage) => {
			const id = crypto.randomUUID();
			const first = tokenFor(id, 0);
			snapshots.set(id, { resources, perPage, first });
			return first;
		},
		page: (token, { root, self }, fault) => {
			const place = tokens.get(token);
			const snapshot = place && snapshots.get(place.snapshot);
			if (!place || !snapshot) return null;
			const until = place.from + snapshot.perPage;
			const hasMore = until < snapshot.resources.length;
			const next = fault?.kind === "loop" ? snapshot.first : hasMore ? tokenFor(place.snapshot, until) : null;
			const origin = fault?.kind === "foreign_next" ? "https://elsewhere.example/fhir" : root;
			return {
				resourceType: "Bundle",
				type: "searchset",
				meta: { lastUpdated: new Date().toISOString() },
				total: snapshot.resources.length,
				link: [
					{ relation: "self", url: self },
					...(next ? [{ relation: "next", url: `${origin}?_page=${next}` }] : []),
					...(fault?.kind === "foreign_next" && !next ? [{ relation: "next", url: `${origin}?_page=0` }] : []),
				],
				entry: [...snapshot.resources.slice(place.from, until).map((resource) => match(root, resource)), ...asides(fault)],
			};
		},
	};
}

function match(root: string, resource: Resource): BundleEntry {
	return { fullUrl: `${root}/${resource.resourceType}/${resource.id}`, resource, search: { mode: "match" } };
}

/** What stands in an answer without being one: something included, a hint; with a fault, that something is missing. */
function asides(fault: Fault | null): BundleEntry[] {
	const severity = fault?.kind === "outcome" ? "error" : "information";
	return [
		{ resource: { resourceType: "Patient", id: "included-and-not-asked-for", name: [{ text: "Nobody" }] }, search: { mode: "include" } },
		{ resource: { resourceType: "OperationOutcome", issue: [{ severity, code: "incomplete" }] }, search: { mode: "outcome" } },
	];
}
