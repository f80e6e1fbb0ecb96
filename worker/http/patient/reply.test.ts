import { expect, test } from "vitest";
import { aPageRoom, hiddenIn, read } from "../../testing/page-visit.ts";

type Room = Awaited<ReturnType<typeof aPageRoom>>;

async function inside(room: Room) {
	return read(await room.sendPrivate());
}

const received = async (room: Room) => (await room.messages()).filter(({ direction }) => direction === "in");

test("a reply on the page lands in the same thread as a private one, and opens it again", async () => {
	const room = await aPageRoom();
	const browser = await inside(room);
	await room.stub.setStatus(room.staff, "closed");
	await browser.post("/p/reply", { body: "Should I come in?\r\nI feel dizzy." });
	expect(browser.text()).toContain("Your message was sent.");
	expect(browser.text()).toContain("I feel dizzy.");
	expect(await received(room)).toMatchObject([{ channel: "secure", body: "Should I come in?\nI feel dizzy.", about: room.ana }]);
	const view = await room.view();
	expect(view).toMatchObject({ status: "active", unanswered: 1, lastMessage: { body: "Private message", secure: true } });
});

test("the same form sent twice is one message", async () => {
	const room = await aPageRoom();
	const browser = await inside(room);
	const fields = { ...hiddenIn(browser.html, "/p/reply"), body: "Once." };
	const send = () => browser.send("/p/reply", { method: "POST", body: new URLSearchParams(fields) });
	await Promise.all([send(), send(), send()]);
	expect(await received(room)).toHaveLength(1);
});

test.for([
	["nothing", "  \n ", "Write something first"],
	["far too much", "x".repeat(5001), "two parts"],
] as const)("%s is not sent, and what was typed is not lost", async ([, body, words]) => {
	const room = await aPageRoom();
	const browser = await inside(room);
	await browser.post("/p/reply", { body });
	expect(browser.status).toBe(422);
	expect(browser.text()).toContain(words);
	expect(browser.html).toContain(body.trim().slice(0, 100));
	expect(await received(room)).toEqual([]);
});

test("STOP on the page stops nothing by itself: the patient is told how, and a button does it", async () => {
	const room = await aPageRoom();
	const browser = await inside(room);
	await browser.post("/p/reply", { body: "stop" });
	expect(browser.text()).toContain("Text STOP to the clinic's number");
	expect((await room.view()).optOut).toBeNull();
	await browser.post("/p/stop");
	expect(browser.text()).toContain("You will get no more texts");
	expect((await room.view()).optOut).toMatchObject({ source: "patient", liftedBy: "patient" });
	expect(await room.stub.send(room.staff, { id: "m9", body: "Hello?" })).toMatchObject({ refused: "opted_out" });
});

test("a word of danger on the page calls staff; a bare yes signs nothing", async () => {
	const room = await aPageRoom();
	const browser = await inside(room);
	await room.stub.askConsent(room.staff, { id: "c1", patientId: room.ana });
	await room.stub.drain();
	await browser.post("/p/reply", { body: "I have chest pain" });
	await browser.post("/p/reply", { body: "yes" });
	const view = await room.view();
	expect(view.attention.map(({ kind }) => kind)).toEqual(["emergency"]);
	expect(view.consents).toMatchObject([{ id: "c1", state: "open" }]);
});

test("nothing of a private message is in the text, the list, the ticket or the log", async () => {
	const room = await aPageRoom();
	const browser = await read(await room.sendPrivate("canary-potassium"));
	await browser.post("/p/reply", { body: "canary-dizzy" });
	await room.stub.drain();
	const held = await room.inside((thread, state) => {
		const rows = state.storage.sql.exec("SELECT * FROM events").toArray();
		return JSON.stringify([rows, thread.ledger.thread, state.storage.sql.exec("SELECT * FROM links").toArray()]);
	});
	const told = JSON.stringify([room.carrier.messages, room.carrier.journal, room.helpdesk, await room.view()]);
	expect(held).toContain("MessageRead");
	expect(`${held}${told}`).not.toContain("canary");
});
