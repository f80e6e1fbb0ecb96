import { computed, type Signal, signal } from "@preact/signals";
import type { Worklist } from "../schemas/appointment.ts";
import type { App } from "./app.ts";
import type { PersonSeen, VisitCounts, VisitSeen } from "./pm-answers.ts";
import { createPaged } from "./pm-paged.ts";
import { type VisitsRequests, visitsRequests } from "./pm-visits-requests.ts";

export type VisitsModel = ReturnType<typeof createVisits>;

const kept = new WeakMap<App, Map<string, VisitsModel>>();

/** The list beside and the page show the same. */
export function visitsOf(app: App, clinicId: string): VisitsModel {
	const known = kept.get(app) ?? new Map<string, VisitsModel>();
	const model = known.get(clinicId) ?? createVisits(visitsRequests(app.api, clinicId));
	kept.set(app, known.set(clinicId, model));
	return model;
}

/** The clinic's worklists: one at a time, and the counts of all. */
export function createVisits(requests: VisitsRequests) {
	const list: Signal<Worklist | null> = signal(null);
	const known = signal<VisitCounts | null>(null);
	const rows = createPaged((cursor) => requests.visits(list.peek() ?? "today", cursor));
	const counts = computed(() => new Map(known.value?.items.map((item) => [item.list, item.count])));
	/** Of the copy; undefined: not asked yet. */
	const asOf = computed(() => known.value?.asOf);

	async function count(): Promise<void> {
		try {
			known.value = await requests.counts();
		} catch {
			// An old count is better than none; the list itself says when nobody is reached.
		}
	}

	return {
		...{ requests, list, rows, counts, asOf, count },
		open(next: Worklist): Promise<unknown> {
			list.value = next;
			return Promise.all([rows.restart(), count()]);
		},
		reload: () => Promise.all([rows.load(), count()]),
		/** A patient is known better now: every row that shows them says so. */
		put(person: PersonSeen): void {
			rows.items.value = rows.items
				.peek()
				.map((row) => (row.patients.some(({ id }) => id === person.id) ? { ...row, patients: withPerson(row, person) } : row));
		},
	};
}

function withPerson(row: VisitSeen, person: PersonSeen): PersonSeen[] {
	return row.patients.map((one) => (one.id === person.id ? person : one));
}
