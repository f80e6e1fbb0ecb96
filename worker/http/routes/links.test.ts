import { expect, test } from "vitest";
import { AppointmentCards } from "../../../shared/schemas/card.ts";
import { Message } from "../../../shared/schemas/message.ts";
import { aPageRoom, linkIn, read } from "../../testing/page-visit.ts";
import { aSignedIn, call, problemOf } from "../../testing/staff-door.ts";

async function aDesk() {
	const room = await aPageRoom();
	const { token } = await aSignedIn({ clinicId: room.clinic.id, role: "member" });
	const path = `/api/threads/${room.stub.id.toString()}`;
	return { room, ask: (method: string, more: string, body?: object) => call(token, method, `${path}${more}`, body ? { body } : {}) };
}

test("a new link to the inbox goes by text, once for its id, and takes the place of the older ones", async () => {
	const { room, ask } = await aDesk();
	const older = await room.sendPrivate();
	const body = { id: "link-1", patientId: room.ana };
	expect((await ask("POST", "/links", body)).status).toBe(201);
	const again = await ask("POST", "/links", body);
	expect(again.status).toBe(200);
	const message = Message.parse(await again.json());
	expect(message).toMatchObject({ id: "link-1", link: { state: "open" } });
	expect(message.body).not.toContain("http");
	await room.stub.drain();
	const page = await read(linkIn(room.newestText()));
	expect(page.text()).toContain("Private message");
	expect(page.html).not.toContain("potassium");
	expect((await read(older)).html).not.toContain("potassium");
	expect((await room.message("secret-1")).link?.state).toBe("superseded");
});

test("staff take a link back: once is enough, twice is harmless, and what has no link has none", async () => {
	const { room, ask } = await aDesk();
	const link = await room.sendPrivate();
	const inside = await read(link);
	expect((await ask("DELETE", "/links/secret-1")).status).toBe(204);
	expect((await ask("DELETE", "/links/secret-1")).status).toBe(204);
	expect((await inside.get("/p/")).html).not.toContain("potassium");
	await room.send("m1", "Plain words");
	expect((await ask("DELETE", "/links/m1")).status).toBe(404);
	await room.sendPrivate();
	room.time.now += 73 * 3_600_000;
	expect(await problemOf(await ask("DELETE", "/links/secret-2"))).toEqual({ status: 409, code: "link_not_open" });
});

test("a card alone is a message; it stands on the page and never in the text", async () => {
	const { room, ask } = await aDesk();
	const card = { kind: "prescription", medicine: "Amoxicillin", dose: "500 mg" };
	const sent = await ask("POST", "/messages", { id: "rx", body: "", card });
	expect(sent.status).toBe(201);
	expect(Message.parse(await sent.json())).toMatchObject({ channel: "secure", sensitive: true, body: "", card });
	await room.stub.drain();
	expect(JSON.stringify(room.carrier.journal)).not.toContain("Amoxicillin");
	expect((await read(linkIn(room.newestText()))).text()).toContain("Amoxicillin");
});

test.for([
	["a pay link without https", { kind: "invoice", number: "7", amount: "100", currency: "USD", payUrl: "http://pay.example" }],
	["a pay link that runs script", { kind: "invoice", number: "7", amount: "100", currency: "USD", payUrl: "javascript:alert(1)" }],
	["a fraction of a cent", { kind: "invoice", number: "7", amount: "1.5", currency: "USD" }],
	["no medicine", { kind: "prescription" }],
] as const)("a card with %s is not taken", async ([, card]) => {
	const { ask } = await aDesk();
	expect((await ask("POST", "/messages", { id: "c1", body: "", card })).status).toBe(400);
});

test("there are no appointments to choose from where the copy has none, and none at all of a stranger", async () => {
	const { room, ask } = await aDesk();
	const answer = await ask("GET", `/cards/appointments?patientId=${room.ana}`);
	expect(AppointmentCards.parse(await answer.json())).toEqual({ items: [], next: null });
	expect((await ask("GET", "/cards/appointments?patientId=somebody")).status).toBe(404);
});
