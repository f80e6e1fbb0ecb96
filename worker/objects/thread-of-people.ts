import { wordingInUse } from "../../shared/rules/settings-in-use.ts";
import type { AskConsent, Consent, OptOutByStaff, SettleAttention } from "../../shared/schemas/consent.ts";
import type { Message } from "../../shared/schemas/message.ts";
import type { Thread as ThreadBody } from "../../shared/schemas/thread.ts";
import { dayIn, guardianRefusal } from "../domain/consent/guardians.ts";
import { ended, inForce, lastWord, newestConsent, openRequest } from "../domain/consent/phi-consent.ts";
import { refusalReason } from "../domain/consent/reasons.ts";
import { behindLink } from "../domain/link/behind-link.ts";
import type { PageLink } from "../domain/link/link.ts";
import type { PhoneStanding } from "../domain/phone/standing.ts";
import type { Asker } from "../domain/staff/permission.ts";
import { queue } from "../domain/thread/decide.ts";
import { asLinked } from "../domain/thread/patient-news.ts";
import { reachOf } from "../domain/thread/reach.ts";
import type { Thread, ThreadEvent } from "../domain/thread/thread.ts";
import { consentView, messageView, threadView } from "../domain/thread/view.ts";
import { textById } from "../store/thread/messages.ts";
import type { ClinicFacts } from "./clinic-facts.ts";
import type { FileFormat } from "./consent-file.ts";
import { isOfThread, paused, question, wrongNumberEvents } from "./consent-records.ts";
import type { Refusal } from "./refusal.ts";
import { sendVerdict } from "./send-verdict.ts";
import { clinicOf, phoneOf } from "./stubs.ts";
import { textOut } from "./text-out.ts";
import { staff, ThreadEngine } from "./thread-engine.ts";

type Answer<T> = T | Refusal;

/** Whom a thread is with, what they agreed to, and whether the number wants texts at all. */
export class ThreadOfPeople extends ThreadEngine {
	/** The number said something in another thread. */
	phoneChanged(standing: PhoneStanding): void {
		this.follow(standing);
		this.drainSoon();
	}

	/** Staff ask for consent to health details by SMS: one question is open at a time, and the same id again is the same question. */
	async askConsent(asker: Asker, { id, patientId, by }: AskConsent): Promise<Answer<{ consent: Consent; created: boolean }>> {
		const known = this.#known(asker, id, patientId);
		if (known) return known;
		const [clinic] = await Promise.all([this.clinicNow(), this.#link(asker, patientId).then(() => this.askPatients()), this.askNumber()]);
		const link = by === "page" ? await this.consentLink(id, patientId) : null;
		const again = this.#known(asker, id, patientId);
		if (!again && link && "refused" in link) return link;
		const { thread } = this.ledger;
		if (again || !thread || !clinic) return again ?? { refused: "not_found" };
		const refusal = this.#noQuestion(thread, clinic, patientId);
		if (refusal) return refusal;
		const asked = question(thread, clinic, { id, patientId }, asker, this.ledger.now());
		const consent = by === "page" ? { ...asked, asked: by } : asked;
		const words = textOut(asker, { id, body: wordingInUse(clinic.settings).text[consent.language], about: patientId }, this.ledger.now());
		const isLink = link && !("refused" in link) ? link : null;
		const text = isLink ? { ...words, ...behindLink(isLink) } : words;
		const made: ThreadEvent[] = isLink ? [{ type: "LinkChanged", link: isLink, what: "made" }] : [];
		this.ledger.commit([...made, ...queue(thread, text, false), { type: "ConsentChanged", consent }], staff(asker));
		this.drainSoon();
		return { consent: consentView(consent), created: true };
	}

	/** Where the question is signed on the secure page. */
	protected async consentLink(_id: string, _patientId: string): Promise<PageLink | Refusal> {
		return { refused: "no_secure_page" };
	}

	/** Newest first; a look is an entry in the log. */
	consents(asker: Asker): Consent[] | null {
		if (!this.allows(asker, "read")) return null;
		this.ledger.commit([{ type: "ThreadViewed" }], staff(asker));
		return (this.ledger.thread?.consents ?? []).map(consentView).toReversed();
	}

	/** What one patient was asked here and said, for an auditor; null for those who may not know, and for a patient of elsewhere. */
	async consentFile(asker: Asker, patientId: string, format: FileFormat): Promise<Uint8Array<ArrayBuffer> | null> {
		const clinic = await this.clinicNow();
		const { thread, sql } = this.ledger;
		if (!thread || !clinic || !this.allows(asker, "read") || !isOfThread(thread, patientId)) return null;
		const patient = await clinicOf(this.env, thread.clinicId).patient(patientId, asker.staffId);
		if (!patient) return null;
		this.ledger.commit([{ type: "ThreadViewed" }], staff(asker));
		const { consentBytes } = await import("./consent-file.ts");
		return consentBytes({ thread: this.ledger.thread ?? thread, sql, now: this.ledger.now() }, clinic, patient, asker, format);
	}

	withdrawConsent(asker: Asker, consentId: string, reason: string): Answer<Consent> {
		const refusal = this.refuses(asker, "write");
		if (refusal) return refusal;
		const consents = this.ledger.thread?.consents ?? [];
		const again = consents.find((consent) => consent.ends === consentId && consent.state === "withdrawn");
		if (again) return consentView(again);
		const before = consents.find((consent) => consent.id === consentId);
		if (!before) return { refused: "not_found" };
		if (lastWord(consents, before.patientId)?.id !== consentId || before.state !== "granted") return { refused: "not_in_force" };
		const { staffId: id, name } = asker;
		const consent = ended(before, { id: `${consentId}.withdrawn`, state: "withdrawn", reason, by: { id, name }, at: this.ledger.now() });
		this.ledger.commit([{ type: "ConsentChanged", consent }], staff(asker));
		return consentView(consent);
	}

	/** The patient said or wrote elsewhere that they want no more texts. */
	async optOut(asker: Asker, { source, reason }: OptOutByStaff): Promise<Answer<ThreadBody>> {
		const refusal = this.refuses(asker, "write");
		if (refusal) return refusal;
		if (this.ledger.thread && !this.ledger.thread.optedOut) {
			const out = { type: "NumberOptedOut", source: "staff", by: asker.staffId, reason: `${source}: ${reason}` } as const;
			this.ledger.commit([out], staff(asker));
		}
		await this.drain();
		return this.body();
	}

	/** Staff take back what staff recorded; what the patient said, only the patient takes back. */
	async liftOptOut(asker: Asker, reason: string): Promise<Answer<ThreadBody>> {
		const refusal = this.refuses(asker, "write");
		if (refusal) return refusal;
		const { thread } = this.ledger;
		if (!thread) return { refused: "not_found" };
		if (thread.optedOut && thread.optedOut.source !== "staff") return { refused: "patient_stop" };
		await this.drain();
		const lift = { at: this.ledger.now(), source: "staff" as const, by: asker.staffId, reason };
		const standing = await phoneOf(this.env, thread.number).optIn(thread.id, lift);
		if ("refused" in standing) return { refused: "patient_stop" };
		this.follow(standing, staff(asker));
		return this.body();
	}

	/** A person says what a text meant that waited for one. */
	async settleAttention(asker: Asker, { kind, messageId, as }: SettleAttention): Promise<Answer<ThreadBody>> {
		const refusal = this.refuses(asker, "write");
		if (refusal) return refusal;
		const waits = this.ledger.thread?.attention.some((item) => item.kind === kind && (!messageId || item.messageId === messageId));
		if (!waits) return { refused: "not_waiting" };
		const out: ThreadEvent[] =
			as === "opt_out" && kind === "stop_question" && !this.ledger.thread?.optedOut
				? [{ type: "NumberOptedOut", source: "patient", reason: "a text of the patient, as staff read it" }]
				: [];
		this.ledger.commit([{ type: "AttentionSettled", kind, ...(messageId && { messageId }), as }, ...out], staff(asker));
		await this.drain();
		return this.body();
	}

	async linkPatient(asker: Asker, patientId: string): Promise<Answer<ThreadBody>> {
		const refusal = this.refuses(asker, "write");
		if (refusal) return refusal;
		const patient = await clinicOf(this.env, this.ledger.thread?.clinicId ?? "").patient(patientId, asker.staffId);
		if (!patient) return { refused: "no_patient" };
		this.ledger.commit([{ type: "PatientLinked", patient: asLinked(patient, this.ledger.thread?.number ?? "") }], staff(asker));
		return this.body();
	}

	unlinkPatient(asker: Asker, patientId: string): Promise<Answer<ThreadBody>> | Refusal {
		const refusal = this.refuses(asker, "write");
		if (refusal) return refusal;
		const { thread } = this.ledger;
		if (!thread?.patients.some(({ id }) => id === patientId)) return { refused: "no_patient" };
		const left = inForce(thread.consents).filter((consent) => consent.patientId === patientId);
		const question = openRequest(thread.consents);
		const unasked: ThreadEvent[] =
			question?.patientId === patientId
				? [{ type: "ConsentChanged", consent: { ...question, state: "expired", at: this.ledger.now() } }]
				: [];
		this.ledger.commit(
			[
				...unasked,
				{ type: "PatientUnlinked", patientId },
				...paused(left, asker, "The patient was taken off this number.", this.ledger.now()),
			],
			staff(asker),
		);
		return this.body();
	}

	/** A message filed under the wrong person goes to the right one; the same call puts it back. */
	setAbout(asker: Asker, messageId: string, patientId: string | null): Answer<Message> {
		const refusal = this.refuses(asker, "write");
		if (refusal) return refusal;
		const text = textById(this.ledger.sql, messageId);
		if (!text) return { refused: "not_found" };
		const { thread } = this.ledger;
		if (patientId !== null && !thread?.patients.some(({ id }) => id === patientId)) return { refused: "no_patient" };
		const before = text.about ?? null;
		if (before !== patientId) this.ledger.commit([{ type: "AboutSaid", messageId, patientId, before }], staff(asker));
		const moved = textById(this.ledger.sql, messageId);
		return moved ? messageView(moved) : { refused: "not_found" };
	}

	/** The number is not the patient's: no more texts, nobody's thread, no consent, and a task for staff. */
	async wrongNumber(asker: Asker, reason: string | null): Promise<Answer<ThreadBody>> {
		const refusal = this.refuses(asker, "write");
		if (refusal) return refusal;
		const { thread } = this.ledger;
		if (!thread) return { refused: "not_found" };
		this.ledger.commit(wrongNumberEvents(thread, asker, reason ?? "Wrong number.", this.ledger.now()), staff(asker));
		await this.drain();
		return this.body();
	}

	/** The thread as staff see it now; no look of its own. */
	protected async body(): Promise<Answer<ThreadBody>> {
		const clinic = await this.clinicNow();
		const { thread } = this.ledger;
		if (!thread) return { refused: "not_found" };
		const now = this.ledger.now();
		const verdict = sendVerdict(thread, clinic, this.ports.carrier !== null, { sender: "person" }, now);
		const health = (about: string) =>
			verdict.allowed ? sendVerdict(thread, clinic, this.ports.carrier !== null, { sender: "person", health: true, about }, now) : null;
		const reach = reachOf(thread, clinic && dayIn(now, clinic.timeZone), health);
		return threadView(thread, verdict, this.ports.helpdesk !== null, now, reach);
	}

	#known(asker: Asker, id: string, patientId: string): Answer<{ consent: Consent; created: boolean }> | null {
		const refusal = this.refuses(asker, "write");
		if (refusal) return refusal;
		const before = this.ledger.thread?.consents.find((consent) => consent.id === id);
		// A record that ends another has a name of our own making: nobody asks under it.
		if (before?.ends !== undefined) return { refused: "id_reused" };
		if (before) return before.patientId === patientId ? { consent: consentView(before), created: false } : { refused: "id_reused" };
		return textById(this.ledger.sql, id) ? { refused: "id_reused" } : null;
	}

	#noQuestion(thread: Thread, clinic: ClinicFacts, patientId: string): Refusal | null {
		const now = this.ledger.now();
		const verdict = sendVerdict(thread, clinic, this.ports.carrier !== null, { sender: "person" }, now);
		if (!verdict.allowed) return { refused: verdict.code, reason: verdict.reason };
		const phone = thread.patients.find(({ id }) => id === patientId);
		const today = dayIn(now, clinic.timeZone);
		const nobody = phone && guardianRefusal(phone, undefined, today);
		if (nobody) return { refused: nobody, reason: refusalReason(nobody) };
		const open = openRequest(thread.consents);
		if (open && now <= (open.expiresAt ?? 0)) return { refused: "question_open" };
		if (open)
			this.ledger.commit([{ type: "ConsentChanged", consent: { ...open, state: "expired", at: open.expiresAt ?? now } }], {
				type: "system",
			});
		const newest = newestConsent(thread.consents, patientId);
		const given = newest?.state === "granted" && newest.wordingVersion === wordingInUse(clinic.settings).version;
		const granted = given && !(phone && guardianRefusal(phone, newest.answeredAs, today));
		return granted ? { refused: "already_granted" } : null;
	}

	async #link(asker: Asker, patientId: string): Promise<void> {
		const { thread } = this.ledger;
		if (!thread || thread.patients.some(({ id }) => id === patientId)) return;
		const patient = await clinicOf(this.env, thread.clinicId).ensurePatient(patientId, asker.staffId);
		this.ledger.commit([{ type: "PatientLinked", patient: asLinked(patient, thread.number) }], staff(asker));
	}
}
