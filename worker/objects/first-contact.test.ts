import { expect, test } from "vitest";
import { aRoom, twoClinics } from "../testing/thread-room.ts";

type Room = Awaited<ReturnType<typeof aRoom>>;

const NOTICE = "This clinic texts here. Reply STOP to stop.";
const notices = (room: Room) => room.carrier.sent.filter(({ body }) => body === NOTICE).length;
const bodies = (room: Room) => room.carrier.sent.map(({ body }) => body);

async function greets(room: Room, on = true): Promise<void> {
	const text = { en: NOTICE, es: "Esta clínica escribe aquí. Responda STOP para no recibir." };
	await room.settings({ firstContact: { on, text }, quietHours: { from: "00:00", to: "24:00" } });
	await room.open();
}

async function twoThatGreet() {
	const rooms = await twoClinics();
	for (const room of rooms) await greets(room);
	return rooms;
}

test("a number that two clinics text is told once who texts, by the one that wrote first", async () => {
	const [here, there] = await twoThatGreet();
	await here.send("m1");
	await there.send("m2");
	await here.send("m3", "And bring your card.");
	for (const room of [here, there]) await room.pass(1_000);
	expect(bodies(here)).toEqual([NOTICE, "See you at 3.", "And bring your card."]);
	expect(bodies(there)).toEqual(["See you at 3."]);
});

test("two clinics that write at the same moment tell the number once between them", async () => {
	const [here, there] = await twoThatGreet();
	await Promise.all([here.send("m1"), there.send("m2"), here.send("m3"), there.send("m4")]);
	for (const room of [here, there]) await room.pass(1_000);
	expect(notices(here) + notices(there)).toBe(1);
	expect(bodies(here).length + bodies(there).length).toBe(5);
});

test("of two first texts sent at once the notice goes once, and before both", async () => {
	const room = await aRoom();
	await greets(room);
	await Promise.all([room.send("m1", "One."), room.send("m2", "Two.")]);
	await room.pass(1_000);
	expect(bodies(room)[0]).toBe(NOTICE);
	expect(notices(room)).toBe(1);
	expect(bodies(room).slice(1).sort()).toEqual(["One.", "Two."]);
});

test("where the number cannot be asked it is told all the same, and nothing goes before it can be", async () => {
	const [here, there] = await twoThatGreet();
	await there.send("m1");
	await there.stub.drain();
	await here.cutOff();
	expect(await here.send("m2")).toMatchObject({ created: true });
	await here.stub.drain();
	expect(bodies(here)).toEqual([]);
	await here.reach();
	await here.pass(60_000);
	expect(bodies(here)).toEqual([NOTICE, "See you at 3."]);
	expect(notices(there)).toBe(1);
});

test("a clinic that tells nobody leaves it to the other", async () => {
	const [here, there] = await twoClinics();
	await greets(here, false);
	await greets(there);
	await here.send("m1");
	await there.send("m2");
	for (const room of [here, there]) await room.pass(1_000);
	expect([notices(here), notices(there)]).toEqual([0, 1]);
});

test("a number that stopped texts at the other clinic gets neither the notice nor the text", async () => {
	const [here, there] = await twoThatGreet();
	await there.text("STOP", { optOutType: "STOP" });
	expect(await here.send("m1")).toMatchObject({ refused: "opted_out" });
	await here.pass(1_000);
	expect(bodies(here)).toEqual([]);
});
