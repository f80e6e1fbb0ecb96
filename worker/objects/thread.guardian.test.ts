import { expect, test } from "vitest";
import type { Guardian } from "../../shared/schemas/patient.ts";
import { PHI_ITEMS } from "../../shared/schemas/phi-items.ts";
import { aMember, testEnv } from "../testing/clinic.ts";
import { aRoom, must } from "../testing/thread-room.ts";
import { clinicOf } from "./stubs.ts";

const DAY = 24 * 3_600_000;
const CHECKED = Object.fromEntries(PHI_ITEMS.map((item) => [item, true]));
const inDays = (now: number, days: number) => new Date(now + days * DAY).toISOString().slice(0, 10);

/** Leo's mother has this phone, until ten days from now. */
async function aMothersPhone(more: Partial<Guardian> = {}) {
	const room = await aRoom();
	await room.settings({ phi: { on: true, checklist: CHECKED } });
	await room.open();
	const [leo, clinic, staff] = [crypto.randomUUID(), clinicOf(testEnv, room.clinic.id), aMember(room.clinic)];
	const until = inDays(room.time.now, 10);
	const rosa: Guardian = { patientId: null, name: "Rosa Ruiz", role: "parent", scope: "all", until, ...more };
	const numbers = [{ number: room.pair.number, role: "guardian" as const }];
	const record = { name: "Leo Ruiz", birthDate: "2015-08-02", language: "en" as const, externalId: null, numbers, guardians: [rosa] };
	await clinic.addPatient(staff, room.clinic.id, { id: leo, ...record });
	must(await room.stub.linkPatient(room.staff, leo));
	return {
		...room,
		leo,
		guardians: (...guardians: Guardian[]) => clinic.changePatient(staff, room.clinic.id, leo, { guardians }),
		rosa,
		ask: (id = "c1") => room.stub.askConsent(room.staff, { id, patientId: leo }),
		async answer(body: string) {
			await room.stub.drain();
			room.time.now += 1_000;
			await room.text(body);
		},
		newest: async () => must(must(await room.stub.consents(room.staff))[0]),
		health: (id: string) => room.send(id, "Leo's HbA1c is 6.1.", { health: true }),
		reach: async () => must(must((await room.view()).reach)[0]),
	};
}

test("a mother agrees for her child on her own phone, and the record says that it was she", async () => {
	const room = await aMothersPhone();
	await room.ask();
	await room.answer("AGREE");
	expect(await room.newest()).toMatchObject({
		state: "granted",
		answeredAs: { role: "guardian", guardian: { name: "Rosa Ruiz", role: "parent" } },
		recordHash: expect.stringMatching(/^[0-9a-f]{64}$/),
	});
	await room.evict();
	expect(await room.health("m1")).toMatchObject({ created: true });
	expect(await room.reach()).toMatchObject({ role: "guardian", guardians: [{ name: "Rosa Ruiz", until: room.rosa.until }] });
});

test("after a guardian's last day no health details go, whatever was agreed; other texts do", async () => {
	const room = await aMothersPhone();
	await room.ask();
	await room.answer("AGREE");
	room.time.now += 12 * DAY;
	expect(await room.health("m1")).toMatchObject({ refused: "guardian_ended" });
	expect(await room.reach()).toMatchObject({ guardians: [], health: { code: "guardian_ended" } });
	expect(await room.send("m2", "Please call us.")).toMatchObject({ created: true });
	expect(await room.ask("c2")).toMatchObject({ refused: "guardian_ended" });
});

test("a text with health details that waits while the guardian's time ends is not sent", async () => {
	const room = await aMothersPhone();
	await room.ask();
	await room.answer("AGREE");
	room.carrier.next({ kind: "busy", retryAfterMs: 60_000 });
	await room.health("m1");
	await room.stub.drain();
	expect(await room.state("m1")).toBe("queued");
	const before = room.carrier.sent.length;
	await room.guardians({ ...room.rosa, until: inDays(room.time.now, -2) });
	await room.pass(120_000);
	const text = (await room.messages()).find(({ id }) => id === "m1");
	expect(text?.delivery).toMatchObject({ state: "failed", cause: "guardian_ended" });
	expect(room.carrier.sent).toHaveLength(before);
});

test("a guardian whose time ends between the question and the yes signs nothing", async () => {
	const room = await aMothersPhone();
	await room.ask();
	await room.guardians({ ...room.rosa, until: inDays(room.time.now, -2) });
	await room.answer("AGREE");
	expect(await room.newest()).toMatchObject({ state: "open" });
	expect((await room.messages()).at(-1)).toMatchObject({ body: "AGREE" });
});

test("a guardian who speaks about visits only is not asked about health, and gets none", async () => {
	const room = await aMothersPhone({ scope: "scheduling" });
	expect(await room.ask()).toMatchObject({ refused: "guardian_scope" });
	expect(await room.health("m1")).toMatchObject({ refused: "guardian_scope" });
	expect(await room.send("m2", "See you at 3.")).toMatchObject({ created: true });
});

test("what one guardian agreed to does not pass to the next", async () => {
	const room = await aMothersPhone();
	await room.ask();
	await room.answer("AGREE");
	await room.guardians({ ...room.rosa, name: "Paul Ruiz" });
	expect(await room.health("m1")).toMatchObject({ refused: "guardian_changed" });
	expect(await room.ask("c2")).toMatchObject({ created: true });
	await room.answer("AGREE");
	expect(await room.health("m2")).toMatchObject({ created: true });
	expect(await room.newest()).toMatchObject({ answeredAs: { guardian: { name: "Paul Ruiz" } } });
});
