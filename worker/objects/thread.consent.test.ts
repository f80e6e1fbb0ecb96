import { expect, test } from "vitest";
import type { Consent } from "../../shared/schemas/consent.ts";
import { PHI_ITEMS } from "../../shared/schemas/phi-items.ts";
import { signedText } from "../domain/consent/phi-consent.ts";
import { UNTOUCHED } from "../domain/thread/open.ts";
import { recordHash } from "../store/chain.ts";
import { aMember, testEnv } from "../testing/clinic.ts";
import { aPatient } from "../testing/clinic-room.ts";
import { aRoom, must } from "../testing/thread-room.ts";
import { clinicOf } from "./stubs.ts";

type Room = Awaited<ReturnType<typeof aRoom>>;

const HOUR = 3_600_000;
const CLOSED = { weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }, holidays: [] };
const CHECKED = Object.fromEntries(PHI_ITEMS.map((item) => [item, true]));
const sent = (room: Room) => room.carrier.sent.map(({ body }) => body);

/** A clinic that may send health details, and a thread with one patient. */
async function aConsentRoom() {
	const room = await aRoom();
	await room.settings({ phi: { on: true, checklist: CHECKED } });
	await room.open();
	const patientId = crypto.randomUUID();
	return {
		...room,
		patientId,
		ask: (id = "c1", who = patientId) => room.stub.askConsent(room.staff, { id, patientId: who }),
		/** Asked, gone out, and answered a second later. */
		async agree(id = "c1", who = patientId) {
			must(await room.stub.askConsent(room.staff, { id, patientId: who }));
			await room.stub.drain();
			room.time.now += 1_000;
			await room.text("AGREE");
			room.time.now += 1_000;
		},
		records: async (): Promise<Consent[]> => must(await room.stub.consents(room.staff)),
		health: (id: string, more = {}) => room.send(id, "Your HbA1c is 6.1.", { health: true, ...more }),
	};
}

test("asked, then 'what is this?', then yes: consent is given to the exact words, and its record can be checked", async () => {
	const room = await aConsentRoom();
	expect(await room.ask()).toMatchObject({ created: true, consent: { state: "open", patientId: room.patientId } });
	await room.evict();
	const [question] = sent(room);
	expect(question).toContain("Reply AGREE");
	room.time.now += 1_000;
	await room.text("what is this?");
	expect((await room.records())[0]?.state).toBe("open");
	await room.evict();
	room.time.now += 1_000;
	await room.text("I agree.");
	await room.evict();
	const [record] = await room.records();
	const { at, askedAt, expiresAt, ...rest } = must(record);
	expect(rest).toMatchObject({ state: "granted", by: { id: "7", name: "Dana Klein" }, requestMessageId: "c1", wordingVersion: 1 });
	expect(rest.answerMessageId).toBe((await room.messages()).at(-1)?.id);
	const kept = { ...rest, at: Date.parse(at), askedAt: Date.parse(must(askedAt)), expiresAt: Date.parse(must(expiresAt)) };
	const words = { number: room.pair.number, clinicId: room.clinic.id, text: must(question) };
	expect(rest.recordHash).toBe(recordHash(signedText(kept, words)));
	expect(rest.wordingHash).toMatch(/^[0-9a-f]{64}$/);
	expect(sent(room)).toHaveLength(1);
});

test("one question is open at a time; the same request again is the same question", async () => {
	const room = await aConsentRoom();
	await room.ask();
	expect(await room.ask()).toMatchObject({ created: false, consent: { id: "c1" } });
	expect(await room.ask("c2")).toEqual({ refused: "question_open" });
	expect(await room.ask("c1", crypto.randomUUID())).toEqual({ refused: "id_reused" });
	await room.stub.drain();
	expect(sent(room)).toHaveLength(1);
	room.time.now += 1_000;
	await room.text("Y");
	expect(await room.ask("c3")).toEqual({ refused: "already_granted" });
});

test("the question ends with its window, and a yes after it says nothing", async () => {
	const room = await aConsentRoom();
	await room.ask();
	await room.stub.drain();
	await room.pass(72 * HOUR + 1);
	expect(await room.records()).toMatchObject([{ state: "expired" }]);
	await room.text("AGREE");
	expect(await room.records()).toMatchObject([{ state: "expired" }]);
	expect(await room.ask("c2")).toMatchObject({ created: true });
});

test("a yes before the question went out, and the webhook of an old yes once more, sign nothing", async () => {
	const room = await aConsentRoom();
	await room.text("AGREE", { id: "SMold" });
	room.time.now += 1_000;
	room.carrier.next({ kind: "busy", retryAfterMs: 60_000 });
	await room.ask();
	await room.stub.drain();
	room.time.now += 1_000;
	await room.text("AGREE");
	await room.pass(120_000);
	await room.text("AGREE", { id: "SMold" });
	expect(await room.records()).toMatchObject([{ state: "open" }]);
	await room.text("AGREE");
	expect(await room.records()).toMatchObject([{ state: "granted" }]);
});

test("no refuses, and a yes after it does not change that", async () => {
	const room = await aConsentRoom();
	await room.ask();
	await room.stub.drain();
	room.time.now += 1_000;
	await room.text("No, thank you.");
	await room.text("AGREE");
	expect(await room.records()).toMatchObject([{ state: "refused", recordHash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
	expect(await room.health("m1")).toMatchObject({ refused: "no_phi_consent" });
});

test("health details are refused until the checklist is done and the patient has agreed, and then go", async () => {
	const off = await aRoom();
	await off.open();
	expect(await off.send("m1", "Your HbA1c is 6.1.", { health: true })).toMatchObject({ refused: "phi_off" });
	const room = await aConsentRoom();
	expect(await room.health("m1")).toMatchObject({ refused: "about_nobody" });
	await room.ask();
	await room.stub.drain();
	expect(await room.health("m1")).toMatchObject({ refused: "no_phi_consent" });
	room.time.now += 1_000;
	await room.text("AGREE");
	expect(await room.health("m1")).toMatchObject({ created: true, message: { health: true, about: room.patientId } });
	await room.stub.drain();
	expect(sent(room).at(-1)).toBe("Your HbA1c is 6.1.");
});

test("on a shared phone a text with health details says for whom, and another's yes does not count", async () => {
	const room = await aConsentRoom();
	const other = crypto.randomUUID();
	await room.agree();
	await room.ask("c2", other);
	expect(await room.health("m1")).toMatchObject({ refused: "about_nobody" });
	expect(await room.health("m1", { about: other })).toMatchObject({ refused: "no_phi_consent" });
	expect(await room.health("m1", { about: crypto.randomUUID() })).toEqual({ refused: "no_patient" });
	expect(await room.health("m1", { about: room.patientId })).toMatchObject({ created: true });
});

test.for(["staff withdraw", "the patient is taken off the number", "the clinic has new words", "STOP"] as const)(
	"a text with health details that waits when %s does not go",
	async (what) => {
		const room = await aConsentRoom();
		await room.agree();
		room.carrier.next({ kind: "busy", retryAfterMs: 60_000 });
		expect(await room.health("m1")).toMatchObject({ created: true });
		await room.stub.drain();
		if (what === "staff withdraw") await room.stub.withdrawConsent(room.staff, "c1", "asked at reception");
		if (what === "the patient is taken off the number") await room.stub.unlinkPatient(room.staff, room.patientId);
		if (what === "the clinic has new words") await newWords(room);
		if (what === "STOP") await room.text("STOP");
		await room.evict();
		await room.pass(120_000);
		expect(sent(room)).toHaveLength(1);
		expect(await room.state("m1")).toBe(what === "STOP" ? "cancelled" : "failed");
		expect((await room.messages()).find(({ id }) => id === "m1")?.delivery.reason).toMatch(/health details|opted out/);
	},
);

async function newWords(room: Room) {
	const { id, name, country, numbers } = room.clinic;
	const text = { en: "May we text you about your health? Reply AGREE or NO.", es: "¿Podemos escribirle? Responda ACEPTO o NO." };
	await clinicOf(testEnv, id).publish(aMember(room.clinic, "admin", "71"), { id, name, country, numbers }, { id: "w2", text });
	await room.settings({ quietHours: { from: "09:00", to: "19:00" } });
}

test("a withdrawal is a record of its own; the one it ends stays as it was signed", async () => {
	const room = await aConsentRoom();
	await room.agree();
	const [signed] = await room.records();
	expect(await room.stub.withdrawConsent(room.staff, "c1", "asked at reception")).toMatchObject({ state: "withdrawn", ends: "c1" });
	expect(await room.stub.withdrawConsent(room.staff, "c1", "asked at reception")).toMatchObject({ id: "c1.withdrawn" });
	await room.evict();
	expect(await room.records()).toEqual([expect.objectContaining({ id: "c1.withdrawn", reason: "asked at reception" }), signed]);
	expect(await room.stub.withdrawConsent(room.staff, "c1.withdrawn", "again")).toEqual({ refused: "not_in_force" });
	expect(await room.health("m1")).toMatchObject({ refused: "no_phi_consent" });
});

test("after STOP a YES brings back texting and no consent: neither the one there was nor the one that was asked for", async () => {
	const room = await aConsentRoom();
	const other = crypto.randomUUID();
	await room.agree();
	await room.ask("c2", other);
	await room.stub.drain();
	room.time.now += 1_000;
	await room.text("STOP");
	await room.evict();
	room.time.now += 1_000;
	await room.text("YES");
	expect(await room.view()).toMatchObject({ optOut: null, canSend: { allowed: true } });
	await room.text("YES");
	for (const about of [room.patientId, other]) expect(await room.health("m1", { about })).toMatchObject({ refused: "no_phi_consent" });
	expect((await room.records()).map(({ id, state }) => `${id} ${state}`).toSorted()).toEqual([
		"c1 granted",
		"c1.withdrawn withdrawn",
		"c2 expired",
	]);
});

test("a wrong number: no more texts, nobody's thread, consent paused, and a task for staff", async () => {
	const room = await aConsentRoom();
	await room.agree();
	expect(await room.stub.wrongNumber(room.staff, "a stranger answered")).toMatchObject({
		patients: [],
		optOut: { source: "staff" },
		attention: [{ kind: "wrong_number" }],
	});
	await room.evict();
	room.time.now += 1_000;
	await room.text("START");
	expect(await room.health("m1", { about: room.patientId })).toEqual({ refused: "no_patient" });
	expect((await room.records())[0]?.state).not.toBe("granted");
});

test("a message is moved to the right person and back, and only to one who is at this number", async () => {
	const room = await aConsentRoom();
	const [ana, ben] = [aPatient({ name: "Ana" }), aPatient({ name: "Ben" })];
	for (const patient of [ana, ben]) await clinicOf(testEnv, room.clinic.id).addPatient(aMember(room.clinic), room.clinic.id, patient);
	await room.stub.linkPatient(room.staff, ana.id);
	await room.text("The rash is back.");
	const { id } = must((await room.messages()).at(-1));
	expect(await room.stub.setAbout(room.staff, id, ben.id)).toEqual({ refused: "no_patient" });
	await room.stub.linkPatient(room.staff, ben.id);
	for (const [about, shown] of [
		[ana.id, ana.id],
		[ben.id, ben.id],
		[ana.id, ana.id],
		[null, undefined],
	] as const) {
		await room.stub.setAbout(room.staff, id, about);
		await room.evict();
		expect((await room.messages()).at(-1)?.about).toBe(shown);
	}
	const moves = await room.inside((thread) => thread.ledger.sql.exec("SELECT facts FROM events WHERE type = 'AboutSaid'").toArray());
	expect(moves.map(({ facts }) => JSON.parse(String(facts)))).toMatchObject([
		{ before: null, patientId: ana.id },
		{ before: ana.id, patientId: ben.id },
		{ before: ben.id, patientId: ana.id },
		{ before: ana.id, patientId: null },
	]);
});

test("a reaction is shown on the text it quotes: it is not counted, opens nothing, signs nothing and calls nobody", async () => {
	const room = await aConsentRoom();
	await room.ask();
	await room.send("m1", "Yes, call us about the chest pain.", { closeAfter: true });
	await room.stub.drain();
	room.time.now += 1_000;
	await room.text("Loved “Yes, call us about the chest pain.”");
	await room.text(`Liked “${must(sent(room)[0])}”`);
	expect((await room.messages()).slice(-2)).toMatchObject([
		{ reaction: { to: "m1", reaction: "love" } },
		{ reaction: { to: "c1", reaction: "like" } },
	]);
	expect(await room.view()).toMatchObject({ status: "closed", unanswered: 0, attention: [], lastMessage: { direction: "out" } });
	expect((await room.records())[0]?.state).toBe("open");
	await room.text("Loved “some other text”");
	expect(await room.view()).toMatchObject({ unanswered: 1 });
});

test("emergency words open a closed thread whatever the clinic's policy, call staff, and get no answer by machine", async () => {
	const room = await aRoom();
	await room.settings({ closedCase: { policy: "answer", text: { en: "We have closed this.", es: "Cerramos esto." } } });
	await room.text("hello");
	const home = { ...room.clinic, closedStays: true, answersUnattended: true };
	await room.stub.setStatus(room.staff, "closed");
	await room.stub.receive(room.pair, home, must(await textLike(room, "thanks")));
	await room.pass(1_000);
	expect([(await room.view()).status, sent(room)]).toEqual(["closed", ["We have closed this."]]);
	await room.stub.receive(room.pair, home, must(await textLike(room, "I have chest pain")));
	await room.evict();
	await room.pass(1_000);
	expect(await room.view()).toMatchObject({ status: "active", urgent: true, attention: [{ kind: "emergency" }] });
	expect(sent(room)).toHaveLength(1);
});

/** A text as the webhook hands it over. */
async function textLike(room: Room, body: string) {
	const text = await room.inside((thread) =>
		thread.ledger.text(String(thread.ledger.sql.exec("SELECT id FROM messages").toArray()[0]?.id)),
	);
	return text && { ...text, id: crypto.randomUUID(), body, at: room.time.now, optOutType: null };
}

test("after hours the clinic answers once in 24 hours, labelled so, and not while a person is talking", async () => {
	const room = await aRoom();
	const text = { en: "We are closed.", es: "Estamos cerrados." };
	await room.settings({ hours: CLOSED, afterHours: { on: true, text } });
	await room.text("hello");
	const home = { ...room.clinic, answersUnattended: true };
	const writes = async (body: string) => {
		await room.stub.receive(room.pair, home, must(await textLike(room, body)));
		await room.pass(1_000);
	};
	await writes("are you there?");
	await room.evict();
	await writes("hello?");
	expect(sent(room)).toEqual(["We are closed."]);
	expect((await room.messages()).find(({ direction }) => direction === "out")).toMatchObject({
		automatic: "after_hours",
		sender: { type: "system" },
	});
	expect((await room.view()).unanswered).toBe(3);
	await room.pass(24 * HOUR);
	await room.send("m1", "I am here.");
	await writes("oh good");
	expect(sent(room)).toEqual(["We are closed.", "I am here."]);
	await room.pass(HOUR);
	await writes("one more thing");
	expect(sent(room)).toEqual(["We are closed.", "I am here.", "We are closed."]);
});

test("an opt-out is confirmed exactly once: by the carrier for its own words, by us for others, however often it comes", async () => {
	const carrier = await aRoom();
	await carrier.open();
	for (const id of ["SM1", "SM1", "SM2"]) await carrier.text("STOP", { id: `${id}${carrier.pair.number}` });
	await carrier.pass(1_000);
	expect(sent(carrier)).toEqual([]);
	const ours = await aRoom();
	await ours.open();
	for (const id of ["SM1", "SM1", "SM2"]) await ours.text("ALTO", { id: `${id}${ours.pair.number}` });
	await ours.evict();
	for (const ms of [1_000, 60_000, HOUR]) await ours.pass(ms);
	expect(sent(ours)).toEqual([expect.stringContaining("You will get no more texts")]);
	expect((await ours.messages()).find(({ direction }) => direction === "out")).toMatchObject({ automatic: "opt_out" });
});

test("a confirmation that could not go within five minutes never goes", async () => {
	const room = await aRoom();
	await room.open();
	room.carrier.next({ kind: "busy", retryAfterMs: 6 * 60_000 });
	await room.text("ALTO");
	await room.pass(1_000);
	for (const ms of [10 * 60_000, HOUR]) await room.pass(ms);
	expect(sent(room)).toEqual([]);
});

test.for(["opt_out", "seen"] as const)("a stop within a sentence asks staff, who say '%s' with one tap", async (as) => {
	const room = await aRoom();
	await room.text("please stop texting me");
	expect(await room.view()).toMatchObject({
		attention: [{ kind: "stop_question" }],
		canSend: { allowed: true, warning: { code: "stop_question" } },
	});
	await room.evict();
	expect(await room.stub.settleAttention(room.staff, { kind: "stop_question", as })).toMatchObject({ attention: [] });
	expect((await room.view()).canSend.allowed).toBe(as === "seen");
	if (as === "opt_out") expect(await room.view()).toMatchObject({ optOut: { source: "patient", liftedBy: "patient" } });
	expect(await room.stub.settleAttention(room.staff, { kind: "stop_question", as })).toEqual({ refused: "not_waiting" });
});

test("spam stays spam whatever comes in, and is sent nothing", async () => {
	const room = await aRoom();
	await room.text("win a prize");
	await room.stub.setStatus(room.staff, "spam");
	for (const body of ["hello", "HELP", "chest pain", "START", "YES"]) await room.text(body);
	await room.evict();
	await room.pass(1_000);
	expect(await room.view()).toMatchObject({ status: "spam", canSend: { allowed: false, code: "spam" } });
	expect(sent(room)).toEqual([]);
});

test("a thread that was saved before it knew of consent loads, and all of it works", async () => {
	const room = await aConsentRoom();
	await room.send("m1", "before");
	await room.stub.drain();
	await room.inside((thread) => {
		const { sql } = thread.ledger;
		const state = JSON.parse(String(sql.exec("SELECT state FROM thread").one().state));
		for (const field of Object.keys(UNTOUCHED)) delete state[field];
		sql.exec("UPDATE thread SET state = ?", JSON.stringify(state));
	});
	await room.evict();
	expect(await room.view()).toMatchObject({ optOut: null, consents: [], canSend: { allowed: true } });
	await room.agree();
	expect(await room.health("m2")).toMatchObject({ created: true });
	await room.text("STOP");
	expect(await room.view()).toMatchObject({ optOut: { source: "patient" }, canSend: { allowed: false } });
});

test("before a person's first text the number is told once who texts and how to stop it", async () => {
	const room = await aRoom();
	const text = { en: "Riverside texts here. Reply STOP to stop.", es: "Riverside. Responda STOP para no recibir." };
	await room.settings({ firstContact: { on: true, text }, quietHours: { from: "00:00", to: "24:00" } });
	await room.open();
	await room.send("m1");
	await room.send("m2", "And bring your card.");
	await room.stub.drain();
	expect(sent(room)).toEqual([text.en, "See you at 3.", "And bring your card."]);
	expect((await room.messages()).map(({ automatic }) => automatic)).toEqual(["first_contact", undefined, undefined]);
});
