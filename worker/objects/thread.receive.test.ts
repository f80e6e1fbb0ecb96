import { expect, test } from "vitest";
import { aRoom, aText } from "../testing/thread-room.ts";

test("a text from an unknown number becomes an active thread with one unanswered text", async () => {
	const room = await aRoom();
	await room.text("Can I move my 3pm?");
	expect(await room.view()).toMatchObject({
		status: "active",
		unanswered: 1,
		lastMessage: { body: "Can I move my 3pm?", direction: "in" },
	});
});

test("the same text delivered five times at once is kept once", async () => {
	const room = await aRoom();
	const text = aText("Hello");
	const answers = await Promise.all(Array.from({ length: 5 }, () => room.stub.receive(room.pair, room.clinic, text)));
	expect(answers.filter((answer) => answer === "kept")).toHaveLength(1);
	expect(await room.messages()).toHaveLength(1);
});

test("two texts with the same words are two texts", async () => {
	const room = await aRoom();
	await room.text("ok");
	await room.text("ok");
	expect(await room.messages()).toHaveLength(2);
});

test.for([
	["emoji of a family", "👩‍👩‍👧‍👦 see you"],
	["a NUL byte", "before\u0000after"],
	["right-to-left words", "שלום مرحبا"],
	["1,600 characters", "é".repeat(1600)],
	["blanks around", "  hello \n "],
	["nothing at all", ""],
] as const)("a body with %s is kept exactly", async ([, body]) => {
	const room = await aRoom();
	await room.text(body);
	expect((await room.messages())[0]?.body).toBe(body);
});

test("a text found late is shown where it belongs in time", async () => {
	const room = await aRoom();
	const now = Date.now();
	await room.text("first", { at: now - 3_000 });
	await room.text("third", { at: now - 1_000 });
	await room.text("second", { at: now - 2_000, flags: ["late"] });
	const messages = await room.messages();
	expect(messages.map((message) => message.body)).toEqual(["first", "second", "third"]);
	expect(messages[1]?.flags).toEqual(["late"]);
});

test("texts of one moment keep the order in which they came", async () => {
	const room = await aRoom();
	const at = Date.now();
	for (const body of ["a", "b", "c"]) await room.text(body, { at });
	expect((await room.messages()).map((message) => message.body)).toEqual(["a", "b", "c"]);
});

test("a spam thread stays spam when it texts again, and nobody is made to answer", async () => {
	const room = await aRoom();
	await room.text("win a prize");
	await room.stub.setStatus(room.staff, "spam");
	await room.text("last chance");
	expect(await room.view()).toMatchObject({ status: "spam", unanswered: 0 });
	expect(await room.messages()).toHaveLength(2);
});

test("a closed thread opens again when the patient texts", async () => {
	const room = await aRoom();
	await room.text("hello");
	await room.stub.setStatus(room.staff, "closed");
	await room.text("one more thing");
	expect(await room.view()).toMatchObject({ status: "active", unanswered: 1 });
});

test("a short code's text is kept, and the box says that it cannot be answered", async () => {
	const room = await aRoom({ from: "32665" });
	await room.text("Your code is 1234");
	expect((await room.view()).canSend).toMatchObject({ allowed: false, code: "not_a_phone" });
});

test("what was kept is there after the object wakes anew", async () => {
	const room = await aRoom();
	await room.text("Can I move my 3pm?");
	await room.evict();
	expect(await room.view()).toMatchObject({ status: "active", unanswered: 1 });
	expect(await room.messages()).toHaveLength(1);
});

test("a member of another clinic finds no thread here", async () => {
	const room = await aRoom();
	await room.text("hello");
	const stranger = { staffId: "8", name: "Sam", admin: false, roles: { elsewhere: "admin" as const } };
	expect(await room.stub.view(stranger)).toBeNull();
	expect(await room.stub.messages(stranger, null, 50)).toBeNull();
	expect(await room.stub.send(stranger, { id: "a", body: "hi" })).toEqual({ refused: "not_found" });
	expect(await room.view()).not.toBeNull();
});

test("the page before the oldest message on screen goes on where it stopped", async () => {
	const room = await aRoom();
	for (let index = 0; index < 5; index++) await room.text(`text ${index}`);
	const first = await room.stub.messages(room.staff, null, 2);
	expect(first?.items.map((item) => item.body)).toEqual(["text 4", "text 3"]);
	const second = await room.stub.messages(room.staff, Number(first?.next), 2);
	expect(second?.items.map((item) => item.body)).toEqual(["text 2", "text 1"]);
});
