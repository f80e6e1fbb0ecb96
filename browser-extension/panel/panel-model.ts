import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Patient } from "../../shared/schemas/patient.ts";
import type { SeenPatient } from "../../shared/schemas/patient-match.ts";
import type { App } from "../../shared/state/app.ts";
import type { ToPanel } from "../own-pages.ts";
import { Encounter, isSame } from "./encounter.ts";

export type Place =
	| { kind: "inbox"; threadId: string | null }
	| { kind: "search" }
	/** A number that was marked on a page; empty: what was marked is none. */
	| { kind: "number"; typed: string }
	| { kind: "thread"; threadId: string; clinicId: string }
	| { kind: "person"; encounter: Encounter }
	| { kind: "point" };

type Parts = {
	app: App;
	/** Words that nobody has sent stay behind, at this place. */
	said(place: Place): void;
	notLinked(): void;
};

/** What the panel shows, and what the page beside it has to do with it. */
export class PanelModel {
	readonly place: Signal<Place> = signal({ kind: "inbox", threadId: null });
	/** The page moved to somebody else while a text to this patient is not sent: a person decides. */
	readonly movedTo: Signal<SeenPatient | null> = signal(null);
	/** The thread on screen that came from a patient. */
	readonly threadId: ReadonlySignal<string | null>;
	readonly #parts: Parts;
	#declined: SeenPatient | null = null;

	constructor(parts: Parts) {
		this.#parts = parts;
		this.threadId = computed(() => {
			const place = this.place.value;
			if (place.kind === "thread") return place.threadId;
			const step = place.kind === "person" ? place.encounter.step.value : null;
			return step?.kind === "thread" ? step.thread.id : null;
		});
	}

	hear(word: ToPanel): void {
		if (word.type === "chat") return this.#meet(word.seen, word.tabId, word.clinicIds, true);
		if (word.type === "moved") return this.#moved(word.seen, word.tabId);
		if (word.type === "number") return this.go({ kind: "number", typed: word.typed });
		if (word.type === "inbox") this.go({ kind: "inbox", threadId: null });
	}

	/** Elsewhere in the panel: unsent words stay, and we say so. */
	go(place: Place): void {
		const before = this.place.value;
		const { threadId } = this;
		const unsent = threadId.value !== null && this.#parts.app.drafts.unsent.value.has(threadId.value);
		if (before.kind === "person") before.encounter.leave();
		this.movedTo.value = null;
		this.#declined = null;
		this.place.value = place;
		if (unsent) this.#parts.said(before);
	}

	/** Where somebody was before they were signed out; whom they saw is asked for anew. */
	resume(place: Place): void {
		if (place.kind !== "person") this.place.value = place;
		else if (place.encounter.seen) this.#meet(place.encounter.seen, place.encounter.tabId, place.encounter.clinicIds, true);
		else if (place.encounter.patient.value) this.find(place.encounter.patient.value, place.encounter.clinicId.value ?? "");
	}

	/** Somebody found by searching. */
	find(patient: Patient, clinicId: string): void {
		const { app, notLinked } = this.#parts;
		const encounter = new Encounter({ api: app.api, clinicIds: [clinicId], seen: null, tabId: null, asked: true, notLinked });
		encounter.choose({ patient, usable: patient.numbers.filter(({ role }) => role !== "other").map(({ number }) => number) });
		this.go({ kind: "person", encounter });
	}

	stay(): void {
		this.#declined = this.movedTo.value;
		this.movedTo.value = null;
	}

	follow(): void {
		const { place, movedTo } = this;
		if (!movedTo.value || place.value.kind !== "person") return;
		const { tabId, clinicIds } = place.value.encounter;
		this.#meet(movedTo.value, tabId, clinicIds, true);
	}

	#moved(seen: SeenPatient | null, tabId: number): void {
		const place = this.place.value;
		if (place.kind !== "person" || place.encounter.tabId !== tabId || !place.encounter.seen) return;
		if (!seen || isSame(seen, place.encounter.seen)) {
			this.movedTo.value = null;
			return;
		}
		if (this.#declined && isSame(seen, this.#declined)) return;
		const id = this.threadId.value;
		const { clinicId, clinicIds } = place.encounter;
		if (id && this.#parts.app.drafts.unsent.value.has(id)) this.movedTo.value = seen;
		else this.#meet(seen, tabId, clinicId.value ? [clinicId.value] : clinicIds, false);
	}

	#meet(seen: SeenPatient, tabId: number | null, clinicIds: string[], asked: boolean): void {
		const { app, notLinked } = this.#parts;
		const mine = clinicIds.filter((id) => app.clinics.byId(id));
		this.go({ kind: "person", encounter: new Encounter({ api: app.api, clinicIds: mine, seen, tabId, asked, notLinked }) });
	}
}
