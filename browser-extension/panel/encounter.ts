import { type Signal, signal } from "@preact/signals";
import type { Api } from "../../shared/api/client.ts";
import { type TroubleKind, troubleKind } from "../../shared/api/trouble.ts";
import { type AddPatient, Patient } from "../../shared/schemas/patient.ts";
import { MatchAnswer, type SeenPatient } from "../../shared/schemas/patient-match.ts";
import { Thread } from "../../shared/schemas/thread.ts";
import { refusalCode } from "../../shared/state/refusal.ts";

export type Candidate = MatchAnswer["candidates"][number];

export type Step =
	/** Several clinics work on this page. */
	| { kind: "clinic" }
	| { kind: "looking" }
	| { kind: "trouble"; trouble: TroubleKind; again(): void }
	| { kind: "mismatch"; answer: MatchAnswer }
	| { kind: "unknown"; answer: MatchAnswer }
	| { kind: "add"; answer: MatchAnswer }
	/** Several numbers of this patient can be texted. */
	| { kind: "numbers"; numbers: string[] }
	| { kind: "no_number"; answer: MatchAnswer | null }
	/** The page moved here; nobody has asked for the texts yet. */
	| { kind: "found"; number: string }
	| { kind: "opening" }
	| { kind: "thread"; thread: Thread; number: string };

type Parts = {
	api: Pick<Api, "ask" | "startThread">;
	clinicIds: string[];
	/** What the page shows; null for somebody found by searching. */
	seen: SeenPatient | null;
	/** The tab that shows them. */
	tabId: number | null;
	/** Asked for by a person, so that the texts open by themselves; else the page only moved. */
	asked: boolean;
	/** The texts opened, but could not be tied to the patient. */
	notLinked?(): void;
};

/** From a patient on a page to the texts with them. Wherever two people or two numbers are possible, a person chooses. */
export class Encounter {
	readonly seen: SeenPatient | null;
	readonly tabId: number | null;
	readonly clinicIds: string[];
	readonly clinicId: Signal<string | null> = signal(null);
	readonly step: Signal<Step> = signal({ kind: "looking" });
	/** Of our copy, and chosen. */
	readonly patient: Signal<Patient | null> = signal(null);
	/** Just added or refused words of a form. */
	readonly refusal: Signal<string | null> = signal(null);
	readonly #parts: Parts;
	#turn = 0;

	constructor(parts: Parts) {
		this.#parts = parts;
		this.seen = parts.seen;
		this.tabId = parts.tabId;
		this.clinicIds = parts.clinicIds;
		if (parts.clinicIds.length === 1) this.clinicId.value = parts.clinicIds[0] ?? null;
		if (parts.clinicIds.length > 1) this.step.value = { kind: "clinic" };
		else void this.look();
	}

	pickClinic(clinicId: string): void {
		this.clinicId.value = clinicId;
		void this.look();
	}

	async look(): Promise<void> {
		const { seen, clinicId } = this;
		if (!seen || !clinicId.value) return;
		const path = `/api/clinics/${clinicId.value}/patients/match`;
		await this.#run(
			{ kind: "looking" },
			() => this.#parts.api.ask(MatchAnswer, path, { method: "POST", body: seen }),
			(answer) => this.#take(answer),
			() => this.look(),
		);
	}

	/** Somebody of the copy: the one, or the one that a person chose. */
	choose({ patient, usable }: Pick<Candidate, "patient" | "usable">, answer: MatchAnswer | null = null): void {
		this.patient.value = patient;
		const [only, ...others] = usable;
		if (!only) this.step.value = { kind: "no_number", answer };
		else if (others.length > 0) this.step.value = { kind: "numbers", numbers: usable };
		else if (this.#parts.asked) void this.open(only);
		else this.step.value = { kind: "found", number: only };
	}

	async open(number: string): Promise<void> {
		const clinicId = this.clinicId.value;
		if (!clinicId) return;
		await this.#run(
			{ kind: "opening" },
			async () => this.#linked(await this.#parts.api.startThread(clinicId, { number })),
			(thread) => {
				this.step.value = { kind: "thread", thread, number: thread.number };
			},
			() => this.open(number),
		);
	}

	/** Kept once, however often it is sent: the id is the form's. */
	async add(patient: AddPatient, answer: MatchAnswer): Promise<void> {
		this.refusal.value = null;
		const mine = this.#turn;
		try {
			const path = `/api/clinics/${this.clinicId.value}/patients`;
			const added = await this.#parts.api.ask(Patient, path, { method: "POST", body: patient });
			if (mine === this.#turn) this.choose({ patient: added, usable: added.numbers.map(({ number }) => number) }, answer);
		} catch (error) {
			this.refusal.value = refusalCode(error);
		}
	}

	/** Whoever this panel shows is theirs no longer: late answers are dropped. */
	leave(): void {
		this.#turn += 1;
	}

	#take(answer: MatchAnswer): void {
		const [first] = answer.candidates;
		if (answer.verdict === "match" && first && answer.candidates.length === 1) this.choose(first, answer);
		else if (answer.verdict === "unknown" || !first) this.step.value = { kind: "unknown", answer };
		else this.step.value = { kind: "mismatch", answer };
	}

	/** The number is this patient's by the copy, or by the person who just added them: the texts with it are theirs as well. */
	async #linked(thread: Thread): Promise<Thread> {
		const patient = this.patient.value;
		if (!patient || thread.patients.some(({ id }) => id === patient.id)) return thread;
		if (!patient.numbers.some(({ number }) => number === thread.number)) return thread;
		try {
			return await this.#parts.api.ask(Thread, `/api/threads/${thread.id}/patients/${encodeURIComponent(patient.id)}`, { method: "PUT" });
		} catch {
			this.#parts.notLinked?.();
			return thread;
		}
	}

	async #run<Answer>(meanwhile: Step, ask: () => Promise<Answer>, take: (answer: Answer) => void, again: () => unknown): Promise<void> {
		const mine = ++this.#turn;
		this.step.value = meanwhile;
		try {
			const answer = await ask();
			if (mine === this.#turn) take(answer);
		} catch (error) {
			if (mine === this.#turn) this.step.value = { kind: "trouble", trouble: troubleKind(error), again };
		}
	}
}

/** Whether a page shows the same patient as before. An id decides where both have one. */
export function isSame(a: SeenPatient, b: SeenPatient): boolean {
	if (a.externalId && b.externalId) return a.externalId === b.externalId;
	return a.name === b.name && a.birthDate === b.birthDate && a.externalId === b.externalId;
}
