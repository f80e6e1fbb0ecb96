import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Api } from "../api/client.ts";
import type { Card } from "../schemas/card.ts";
import type { AskConsent, Consent, OptOutByStaff } from "../schemas/consent.ts";
import type { Thread } from "../schemas/thread.ts";
import {
	type CareRequests,
	careRequests,
	type ExportFormat,
	type NewPatient,
	type NumberOwner,
	type OriginSeen,
	type PatientSeen,
} from "./care-requests.ts";
import type { DraftsModel } from "./drafts.ts";
import { FilesModel } from "./files.ts";
import { type GuardianSeen, ownerChange, type PatientOwned } from "./phone-owner.ts";
import { refusalCode } from "./refusal.ts";
import { Slash } from "./slash.ts";
import type { ThreadModel } from "./thread.ts";

export type CareDialog = "patients" | "ask" | "consents" | "opt_out" | "lift" | "wrong" | "files" | "card";
export type AttentionKind = "emergency" | "stop_question" | "wrong_number" | "cancel_meaning" | "unread_secure";
export type Mark = Exclude<AttentionKind, "wrong_number" | "unread_secure">;
export type Waiting = { kind: AttentionKind; messageId?: string | undefined };
export type Wording = { language: "en" | "es"; text: string; version: number; on: boolean };

/** What cannot wait comes first. */
const ORDER: AttentionKind[] = ["emergency", "stop_question", "wrong_number", "cancel_meaning", "unread_secure"];

type Parts = { api: Pick<Api, "ask" | "file" | "tell">; thread: ThreadModel; drafts: Pick<DraftsModel, "of" | "marksOf"> };

/** Opt-outs, consents and people of one thread: what staff do about them. */
export class CareModel {
	readonly thread: ThreadModel;
	readonly dialog: Signal<CareDialog | null> = signal(null);
	/** Whether the verdict is opened. */
	readonly whyOpen: Signal<boolean> = signal(false);
	/** The first that waits for a person, of each kind. */
	readonly waiting: ReadonlySignal<Waiting[]>;
	/** Whom the thread is linked to; the same list until it changes, for every bubble reads it. */
	readonly people: ReadonlySignal<Thread["patients"]>;
	/** Texts that wait for a person, by id. */
	readonly marked: ReadonlySignal<ReadonlyMap<string, Mark>>;
	/** Texts of ours of which only a person can say whether they arrived. */
	readonly unknown: ReadonlySignal<string[]>;
	/** Whose consent the question is about, when it was asked from the box. */
	readonly askFor: Signal<string | null> = signal(null);
	/** What was just done in an open dialog, for those who cannot see it. */
	readonly said: Signal<string> = signal("");
	/** Kinds of health details that the writer has said are none, until the box is empty. */
	readonly dismissed: Signal<ReadonlySet<string>> = signal(new Set());
	/** Files, private messages and deletion. */
	readonly files: FilesModel;
	readonly slash: Slash;
	/** The card that is being written. */
	readonly cardKind: Signal<Card["kind"]> = signal("appointment");
	readonly #requests: CareRequests;

	constructor({ api, thread, drafts }: Parts) {
		this.thread = thread;
		this.files = new FilesModel({ api, thread, marks: drafts.marksOf(thread.id) });
		this.slash = new Slash(drafts.of(thread.id), (kind) => this.openCard(kind));
		this.#requests = careRequests(api, thread.id, thread.clinicId);
		this.people = steady(() => this.#here?.patients ?? []);
		const marks = steady(() => (this.#here?.attention ?? []).flatMap(toMark));
		this.unknown = steady(() => this.#here?.attention.flatMap((item) => (item.kind === "unknown_send" && item.messageId) || []) ?? []);
		this.marked = computed(() => new Map(marks.value));
		this.waiting = computed(() => {
			const attention = thread.thread.value?.attention ?? [];
			return ORDER.flatMap((kind) => {
				const first = attention.find((item) => item.kind === kind);
				return first ? [{ kind, messageId: first.messageId }] : [];
			});
		});
	}

	/** One at a time: a dialog may lead to another. */
	open(dialog: CareDialog, askFor: string | null = null): void {
		this.askFor.value = askFor;
		this.said.value = "";
		this.dialog.value = dialog;
	}

	openCard(kind: Card["kind"]): void {
		this.cardKind.value = kind;
		this.open("card");
	}

	async settle({ kind, messageId }: Waiting, as: "opt_out" | "seen"): Promise<void> {
		try {
			this.thread.take(await this.#requests.settle({ kind, ...(messageId && { messageId }), as }));
		} catch (error) {
			// A colleague was faster.
			if (refusalCode(error) !== "not_waiting") throw error;
			await this.thread.refresh();
		}
	}

	optOut = async (body: OptOutByStaff): Promise<void> => this.thread.take(await this.#requests.optOut(body));

	lift = async (reason: string): Promise<void> => this.thread.take(await this.#requests.lift(reason));

	wrongNumber = async (reason: string): Promise<void> => this.thread.take(await this.#requests.wrongNumber(reason));

	link = async (patientId: string): Promise<void> => this.thread.take(await this.#requests.link(patientId));

	unlink = async (patientId: string): Promise<void> => this.thread.take(await this.#requests.unlink(patientId));

	owned = (patientId: string): Promise<PatientOwned> => this.#requests.owned(patientId);

	/** Whose phone this is, seen from one patient, and who speaks for them on it. */
	async changeOwner(patient: PatientOwned, role: NumberOwner, guardians: GuardianSeen[]): Promise<void> {
		await this.#requests.changeOwner(patient.id, ownerChange(patient, this.#number, role, guardians));
		await this.thread.refresh().catch(() => {});
	}

	async addPatient(patient: NewPatient): Promise<void> {
		await this.#requests.addPatient(patient, this.#number);
		await this.link(patient.id);
	}

	/** The clinic's patients with this number who are not linked to the thread. */
	async knownElsewhere(): Promise<PatientSeen[]> {
		const { items } = await this.#requests.patientsWith(this.#number);
		const here = new Set(this.#here?.patients.map((patient) => patient.id));
		return items.filter((patient) => patient.name && !here.has(patient.id));
	}

	origin = (patientId: string): Promise<OriginSeen> => this.#requests.origin(patientId);

	setAbout(messageId: string, patientId: string | null): Promise<void> {
		return this.thread.changeMessage(() => this.#requests.setAbout(messageId, patientId));
	}

	async askConsent(question: AskConsent): Promise<void> {
		await this.#requests.askConsent(question);
		await this.thread.refresh().catch(() => {});
	}

	/** The words as the patient would get them now. */
	async wording(patientId: string): Promise<Wording | null> {
		const [{ settings }, patient] = await Promise.all([this.#requests.settings(), this.#requests.patient(patientId)]);
		const inUse = settings.consent.versions.at(-1);
		const { language } = patient;
		return inUse ? { language, text: inUse.text[language], version: inUse.version, on: settings.phi.on } : null;
	}

	/** All records, newest first, and the names of those who are no longer linked. */
	async consents(): Promise<{ items: Consent[]; names: ReadonlyMap<string, string> }> {
		const items = await this.#allConsents();
		const here = this.#here?.patients ?? [];
		const all = [...new Set(items.map(({ patientId }) => patientId))];
		const away = all.filter((id) => !here.some((patient) => patient.id === id));
		const found = await Promise.all(away.map((id) => this.#requests.patient(id).catch(() => ({ id, name: "" }))));
		return { items, names: new Map([...here, ...found].map(({ id, name }) => [id, name])) };
	}

	async #allConsents(): Promise<Consent[]> {
		const items: Consent[] = [];
		let cursor: string | undefined;
		do {
			const page = await this.#requests.consents(cursor);
			items.push(...page.items);
			cursor = page.next ?? undefined;
		} while (cursor);
		return items;
	}

	async withdraw(consentId: string, reason: string): Promise<void> {
		await this.#requests.withdraw(consentId, reason);
		await this.thread.refresh().catch(() => {});
	}

	exported(patientId: string, format: ExportFormat): Promise<Blob> {
		return this.#requests.exported(patientId, format);
	}

	get #here(): Thread | null {
		return this.thread.thread.value;
	}

	get #number(): string {
		return this.#here?.number ?? "";
	}
}

function toMark({ kind, messageId }: Thread["attention"][number]): [id: string, mark: Mark][] {
	const isMark = kind === "emergency" || kind === "stop_question" || kind === "cancel_meaning";
	return isMark && messageId ? [[messageId, kind]] : [];
}

/** Tells its readers only when what it says is different. */
function steady<Value>(read: () => Value): ReadonlySignal<Value> {
	let last: Value | undefined;
	return computed(() => {
		const next = read();
		if (last === undefined || JSON.stringify(last) !== JSON.stringify(next)) last = next;
		return last;
	});
}
