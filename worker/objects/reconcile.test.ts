import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { admin, aMember, aNumber, testEnv } from "../testing/clinic.ts";
import { anOutside } from "../testing/outside.ts";
import { aText, must } from "../testing/thread-room.ts";
import { ACCOUNT } from "../testing/twilio-replies.ts";
import { forgetClinics } from "./clinic-facts.ts";
import { reconcile, sweep } from "./reconcile.ts";
import { directoryOf, threadOf } from "./stubs.ts";

const MINUTE = 60_000;
const env = { ...testEnv, TWILIO_ACCOUNT_SID: ACCOUNT };
let outside: ReturnType<typeof anOutside>;

beforeEach(() => {
	outside = anOutside();
});
afterEach(() => {
	vi.unstubAllGlobals();
});

/** A clinic that has been there for an hour, and one who texts it. */
async function aClinicOfOld(now: number, numbers = [aNumber()]) {
	const id = `clinic-${crypto.randomUUID()}`;
	const asked = { id, name: "Riverside", timeZone: "UTC", country: "US", numbers, members: [] };
	await directoryOf(testEnv).createClinic(admin, asked, now - 60 * MINUTE);
	forgetClinics();
	const to = must(numbers[0]);
	const from = aNumber();
	const pair = { clinicNumber: to, number: from };
	const stub = threadOf(testEnv, pair);
	const staff = aMember({ id });
	return {
		clinic: must(await directoryOf(testEnv).clinicFacts(id)),
		to,
		from,
		pair,
		stub,
		texts: (body: string, agoMs: number, media?: { index: number; contentType: string; url: string }[]) =>
			outside.carrier.receive({ from, to, body, at: now - agoMs, media }),
		messages: async () => (await stub.messages(staff, null, 100))?.items.toReversed() ?? [],
		mark: async () => must((await directoryOf(testEnv).reconcileMarks()).find((one) => one.number === to)).reconciledTo,
	};
}

test("a text that no webhook brought is found, and marked late", async () => {
	const now = Date.now();
	const door = await aClinicOfOld(now);
	door.texts("are you there?", 10 * MINUTE);
	await reconcile(env, now);
	expect(await door.messages()).toMatchObject([{ body: "are you there?", flags: ["late"], delivery: { state: "received" } }]);
	expect(await door.mark()).toBe(now - MINUTE);
});

test("a text that is kept already is not kept twice, however often the carrier is asked", async () => {
	const now = Date.now();
	const door = await aClinicOfOld(now);
	const known = door.texts("hello", 10 * MINUTE);
	await door.stub.receive(door.pair, door.clinic, aText("hello", { id: known.sid }));
	door.texts("hello", 9 * MINUTE);
	for (const later of [0, 5 * MINUTE]) await reconcile(env, now + later);
	expect((await door.messages()).map((message) => message.flags)).toEqual([["late"], []]);
});

test("a text whose webhook may still be on its way is left to it, and found the next time", async () => {
	const now = Date.now();
	const door = await aClinicOfOld(now);
	door.texts("just now", 30_000);
	await reconcile(env, now);
	expect(await door.messages()).toEqual([]);
	await reconcile(env, now + 5 * MINUTE);
	expect(await door.messages()).toHaveLength(1);
});

test("when the carrier does not answer, the mark stays where it was, and nothing is missed", async () => {
	const now = Date.now();
	const door = await aClinicOfOld(now);
	const before = await door.mark();
	door.texts("hello", 50 * MINUTE);
	const all = (await directoryOf(testEnv).reconcileMarks()).length;
	outside.carrier.silence(...Array<null>(all).fill(null));
	await reconcile(env, now);
	expect(await door.mark()).toBe(before);
	await reconcile(env, now + 5 * MINUTE);
	expect(await door.messages()).toHaveLength(1);
});

test("many texts over many pages are all found, in their order, with their files", async () => {
	const now = Date.now();
	const door = await aClinicOfOld(now);
	outside.carrier.pageSize = 3;
	for (let index = 0; index < 10; index++) door.texts(`text ${index}`, (30 - index) * MINUTE);
	door.texts("", 5 * MINUTE, [{ index: 0, contentType: "image/jpeg", url: "https://carrier.example/x" }]);
	await reconcile(env, now);
	const messages = await door.messages();
	expect(messages.map((message) => message.body)).toEqual([...Array.from({ length: 10 }, (_, index) => `text ${index}`), ""]);
	expect(messages.at(-1)?.attachments).toMatchObject([{ index: 0, contentType: "image/jpeg", state: "coming" }]);
});

test("texts of one second keep the order in which they came", async () => {
	const now = Math.floor(Date.now() / 1_000) * 1_000;
	const door = await aClinicOfOld(now);
	for (const body of ["a", "b", "c", "d"]) door.texts(body, 10 * MINUTE);
	await reconcile(env, now);
	expect((await door.messages()).map((message) => message.body)).toEqual(["a", "b", "c", "d"]);
});

test("a STOP that was found late counts as one", async () => {
	const now = Date.now();
	const door = await aClinicOfOld(now);
	door.texts("Stop", 10 * MINUTE);
	await reconcile(env, now);
	const view = must(await door.stub.view(aMember(door.clinic), false));
	expect(view.canSend).toMatchObject({ allowed: false, code: "opted_out" });
});

test("one thread that cannot keep its text does not keep other numbers from having theirs", async () => {
	const now = Date.now();
	const doors = [await aClinicOfOld(now), await aClinicOfOld(now)].sort((a, b) => a.to.localeCompare(b.to));
	const [broken, fine] = [must(doors[0]), must(doors[1])];
	broken.texts("first", 10 * MINUTE);
	fine.texts("second", 10 * MINUTE);
	await breakDown(broken.stub);
	await reconcile(env, now);
	expect(await fine.messages()).toHaveLength(1);
	expect(await broken.mark()).toBeLessThan(now - MINUTE);
});

test("without a texting account nothing is asked", async () => {
	await reconcile({ ...env, TWILIO_ACCOUNT_SID: undefined }, Date.now());
	expect(outside.asked).toEqual([]);
});

test("what is overdue is woken and does its work; what is done is forgotten", async () => {
	const now = Date.now();
	const door = await aClinicOfOld(now);
	const id = door.stub.id.toString();
	await door.stub.receive(door.pair, door.clinic, aText("hello"));
	await runInDurableObject(door.stub, (thread) => {
		thread.ports = { ...thread.ports, helpdesk: null };
	});
	await runDurableObjectAlarm(door.stub);
	await directoryOf(testEnv).notePending(id, now - 2 * MINUTE);
	await sweep(env, now);
	expect(await directoryOf(testEnv).pendingBefore(Number.MAX_SAFE_INTEGER)).not.toContain(id);
});

test("a thread that cannot be woken now stays on the list, and does not keep others waiting", async () => {
	const now = Date.now();
	const [broken, fine] = [await aClinicOfOld(now), await aClinicOfOld(now)];
	const ids = [broken, fine].map((door) => door.stub.id.toString());
	for (const door of [broken, fine]) await door.stub.receive(door.pair, door.clinic, aText("hello"));
	await runInDurableObject(fine.stub, (thread) => {
		thread.ports = { ...thread.ports, helpdesk: null };
	});
	await breakDown(broken.stub);
	for (const [index, id] of ids.entries()) await directoryOf(testEnv).notePending(id, now - (5 - index) * MINUTE);
	await directoryOf(testEnv).notePending("not-an-id", now - 9 * MINUTE);
	await sweep(env, now);
	const pending = await directoryOf(testEnv).pendingBefore(now + 1);
	expect([...ids, "not-an-id"].map((id) => pending.includes(id))).toEqual([true, false, false]);
});

/** An object that answers nothing but faults. */
function breakDown(stub: ReturnType<typeof threadOf>): Promise<void> {
	return runInDurableObject(stub, (thread) => {
		thread.ledger.now = () => {
			throw new Error("broken");
		};
		thread.drain = () => Promise.reject(new Error("broken"));
	});
}
