import { expect, test } from "vitest";
import { testEnv } from "../testing/clinic.ts";
import { must, twoClinics } from "../testing/thread-room.ts";
import { phoneOf } from "./stubs.ts";

type Room = Awaited<ReturnType<typeof twoClinics>>[number];

const FIVE = ["m1", "m2", "m3", "m4", "m5"];
const states = async (room: Room) => (await room.messages()).filter(({ id }) => FIVE.includes(id)).map(({ delivery }) => delivery.state);
const sent = (room: Room) => room.carrier.sent.map(({ body }) => body);
const locked = async (room: Room) => must(await room.stub.view(room.staff)).canSend.code ?? null;

/** Five texts that wait: the carrier is busy. */
async function withFiveWaiting(room: Room): Promise<void> {
	await room.open();
	room.carrier.next({ kind: "busy", retryAfterMs: 60_000 });
	for (const id of FIVE) await room.send(id, id);
	await room.stub.drain();
	expect(await states(room)).toEqual(FIVE.map(() => "queued"));
}

test("one STOP cancels all that waits in both clinics, with the reason, and locks both", async () => {
	const [here, there] = await twoClinics();
	await withFiveWaiting(here);
	await withFiveWaiting(there);
	await here.text("STOP");
	for (const room of [here, there]) {
		expect(await states(room)).toEqual(FIVE.map(() => "cancelled"));
		expect((await room.messages()).find(({ id }) => id === "m3")?.delivery).toMatchObject({ cause: "opted_out" });
		expect(await locked(room)).toBe("opted_out");
		expect(await room.send("m9")).toMatchObject({ refused: "opted_out" });
		await room.pass(3_600_000);
		expect(sent(room)).toEqual([]);
	}
	expect(await there.view()).toMatchObject({ optOut: { source: "patient", elsewhere: true, liftedBy: "patient" } });
});

test.for(["here", "there"] as const)("of six texts, one of them in flight when STOP comes %s, at most that one goes", async (where) => {
	const [here, there] = await twoClinics();
	await here.open();
	await there.open();
	const release = here.carrier.hold();
	await here.send("m0", "in flight");
	await expect.poll(() => sent(here)).toEqual(["in flight"]);
	for (const id of FIVE) await here.send(id, id);
	const stopping = (where === "here" ? here : there).text("STOP");
	await expect.poll(() => states(here)).toEqual(FIVE.map(() => "cancelled"));
	release();
	await stopping;
	for (const ms of [1_000, 600_000, 3_600_000]) await here.pass(ms);
	expect(sent(here)).toEqual(["in flight"]);
	expect(await here.state("m0")).toBe("accepted");
});

test("a thread that was not told asks the number before a text begins, and does not send it", async () => {
	const [here, there] = await twoClinics();
	await withFiveWaiting(there);
	await here.open();
	await there.mute();
	const stop = { at: here.time.now, source: "patient", scope: "everything", threadId: "t3" } as const;
	await phoneOf(testEnv, here.pair.number).optOut("t3", stop);
	await there.pass(120_000);
	expect(sent(there)).toEqual([]);
	expect(await states(there)).toEqual(FIVE.map(() => "cancelled"));
});

test("while the number cannot be asked nothing is sent; it goes later by itself, in order", async () => {
	const [here] = await twoClinics();
	await here.open();
	await here.cutOff();
	expect(await here.send("m1", "one")).toMatchObject({ created: true });
	await here.send("m2", "two");
	await here.pass(10_000);
	expect(sent(here)).toEqual([]);
	expect(await here.state("m1")).toBe("queued");
	await here.reach();
	await here.pass(600_000);
	expect(sent(here)).toEqual(["one", "two"]);
});

test("a STOP while the number cannot be reached holds here at once, and is told when it can be", async () => {
	const [here, there] = await twoClinics();
	await there.open();
	await here.open();
	await here.cutOff();
	await here.text("STOP");
	expect(await here.send("m1")).toMatchObject({ refused: "opted_out" });
	expect(await locked(there)).toBeNull();
	await here.reach();
	await here.pass(600_000);
	expect(await locked(there)).toBe("opted_out");
});

test.for(["neither", "here", "there"] as const)(
	"START lifts it in both clinics and nothing bursts out, with %s torn down",
	async (evicted) => {
		const [here, there] = await twoClinics();
		await withFiveWaiting(here);
		await withFiveWaiting(there);
		await here.text("STOP");
		if (evicted === "here") await here.evict();
		if (evicted === "there") await there.evict();
		here.time.now += 1_000;
		await there.text("START");
		for (const room of [here, there]) {
			expect(await locked(room)).toBeNull();
			await room.pass(3_600_000);
			expect(sent(room)).toEqual([]);
		}
		expect(await here.send("m9", "new")).toMatchObject({ created: true });
		await here.stub.drain();
		expect(sent(here)).toEqual(["new"]);
	},
);

test("a clinic that heard neither the STOP nor the START sends nothing of what had waited then", async () => {
	const [here, there] = await twoClinics();
	await withFiveWaiting(there);
	await here.open();
	await there.mute();
	const phone = phoneOf(testEnv, here.pair.number);
	await phone.optOut("t3", { at: here.time.now, source: "patient", scope: "everything", threadId: "t3" });
	await phone.optIn("t3", { at: here.time.now + 1, source: "patient" });
	here.time.now += 1_000;
	await there.pass(120_000);
	expect(sent(there)).toEqual([]);
	expect(await states(there)).toEqual(FIVE.map(() => "cancelled"));
});

test("a START that comes to light between two STOPs lifts nothing, here or there", async () => {
	const [here, there] = await twoClinics();
	await here.open();
	await there.open();
	const at = here.time.now;
	await here.text("STOP", { at });
	here.time.now += 60_000;
	await here.text("STOP", { at: at + 40_000 });
	await here.text("START", { at: at + 20_000, flags: ["late"] });
	await here.stub.drain();
	await here.evict();
	for (const room of [here, there]) expect(await locked(room)).toBe("opted_out");
	expect(await here.send("m1")).toMatchObject({ refused: "opted_out" });
	here.time.now += 60_000;
	await there.text("START");
	for (const room of [here, there]) expect(await locked(room)).toBeNull();
});

test("staff opt a number out for both clinics, with a reason that the other does not see, and take it back", async () => {
	const [here, there] = await twoClinics();
	await here.open();
	await withFiveWaiting(there);
	await here.stub.optOut(here.staff, { source: "spoken", reason: "asked at reception" });
	expect(await here.view()).toMatchObject({ optOut: { source: "staff", reason: "spoken: asked at reception", liftedBy: "staff" } });
	expect(await states(there)).toEqual(FIVE.map(() => "cancelled"));
	expect(await locked(there)).toBe("opted_out_by_staff");
	expect(JSON.stringify(await there.view())).not.toContain("reception");
	here.time.now += 1_000;
	expect(await here.stub.liftOptOut(here.staff, "was a mistake")).toMatchObject({ optOut: null, canSend: { allowed: true } });
	expect(await locked(there)).toBeNull();
	await there.pass(3_600_000);
	expect(sent(there)).toEqual([]);
});

test("no staff of either clinic lift what the patient said, nor what the carrier did", async () => {
	const [here, there] = await twoClinics();
	await there.open();
	await here.text("STOP");
	for (const room of [here, there]) expect(await room.stub.liftOptOut(room.staff, "please")).toEqual({ refused: "patient_stop" });
	here.time.now += 1_000;
	await here.text("START");
	await there.send("m1");
	here.time.now += 1_000;
	there.carrier.next({ kind: "refused", errorCode: 21610 });
	await there.send("m2");
	await there.stub.drain();
	for (const room of [here, there]) expect(await room.stub.liftOptOut(room.staff, "please")).toEqual({ refused: "patient_stop" });
});

test("what staff lift does not hide a STOP of the patient that comes to light later", async () => {
	const [here, there] = await twoClinics();
	await here.open();
	await there.open();
	const at = here.time.now;
	await here.stub.optOut(here.staff, { source: "spoken", reason: "asked at reception" });
	here.time.now += 120_000;
	await here.stub.liftOptOut(here.staff, "was a mistake");
	await here.text("STOP", { at: at + 60_000, flags: ["late"] });
	for (const room of [here, there]) expect(await locked(room)).toBe("opted_out");
});
