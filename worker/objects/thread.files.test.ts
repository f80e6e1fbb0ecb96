import { expect, test } from "vitest";
import { aPdf } from "../../sandbox/files/documents.ts";
import { aJpeg, cameraNote } from "../../sandbox/files/jpeg.ts";
import { aPng } from "../../sandbox/files/png.ts";
import { aFileRoom, mediaUrl } from "../testing/file-room.ts";
import { must } from "../testing/thread-room.ts";
import type { Thread } from "./thread.ts";

const picture = { name: "card.png", contentType: "image/png", bytes: aPng() };

/** A good picture, as long as asked for: its words are taken out of it. */
function long(bytes: number) {
	const raw = aPng();
	const filler = new Uint8Array(bytes - raw.length - 12);
	for (let at = 0; at < filler.length; at += 65_536) crypto.getRandomValues(filler.subarray(at, at + 65_536));
	const head = new Uint8Array([...new Uint8Array(new Uint32Array([filler.length]).buffer).reverse(), ...new TextEncoder().encode("IDAT")]);
	const at = raw.length - 12;
	const whole = new Uint8Array(bytes);
	whole.set(raw.subarray(0, at));
	whole.set(head, at);
	whole.set(filler, at + 8);
	whole.set(raw.subarray(at), at + 12 + filler.length);
	return { name: "long.png", contentType: "image/png", bytes: whole };
}

test("a file comes in parts in any order, and is looked at when the last one is here", async () => {
	const room = await aFileRoom();
	const file = long(2_500_000);
	await room.start("f1", file);
	expect(await room.part("f1", file, 2)).toMatchObject({ file: { state: "coming" }, have: [2] });
	expect(await room.part("f1", file, 2)).toMatchObject({ have: [2] });
	expect(await room.part("f1", file, 0)).toMatchObject({ have: [0, 2] });
	expect(await room.start("f1", file)).toMatchObject({ created: false, upload: { have: [0, 2] } });
	const done = await room.part("f1", file, 1);
	expect(done).toMatchObject({ file: { state: "ready", type: "png", size: 2_500_000, width: 24, height: 12 } });
	expect(await room.part("f1", file, 1)).toMatchObject({ file: { state: "ready" } });
	await room.settle();
	expect(await room.stored()).toEqual(["f1"]);
});

test("what lies in the store is sealed, its name is not in the thread in clear, and a changed byte is found", async () => {
	const room = await aFileRoom();
	await room.upload("f1", { ...picture, name: "CANARY-NAME.png" });
	await room.settle();
	const sealed = await room.raw("f1");
	expect(Buffer.from(sealed).includes("IHDR")).toBe(false);
	const rows = await room.inside((_thread, state) => JSON.stringify(state.storage.sql.exec("SELECT * FROM files").toArray()));
	expect(rows).not.toContain("CANARY-NAME");
	const { url } = await opened(room, "f1");
	expect(new Uint8Array(await (await get(url)).arrayBuffer())).toEqual(picture.bytes);
	sealed[40] = (sealed[40] ?? 0) ^ 1;
	await room.put("f1", sealed);
	await expect(get(url).then((response) => response.arrayBuffer())).rejects.toThrow();
});

test("a file goes with a text: the carrier gets an address that gives exactly its bytes, and only while it is good", async () => {
	const room = await aFileRoom();
	await room.upload("f1", picture);
	expect(await room.send("m1", "", { files: ["f1"] })).toMatchObject({
		created: true,
		message: { attachments: [{ fileId: "f1", state: "ready" }] },
	});
	expect(await room.send("m1", "", { files: ["f1"] })).toMatchObject({ created: false });
	expect(await room.send("m1", "", { files: [] })).toMatchObject({ refused: "id_reused" });
	await room.stub.drain();
	const [sent] = room.carrier.journal;
	const [url] = must(sent?.verb === "send" ? sent.text.mediaUrls : null);
	const address = new URL(must(url));
	expect(address.pathname.split("/").at(-1)?.length).toBeLessThanOrEqual(20);
	const head = await get(address.href, { method: "HEAD" });
	expect([head.status, head.headers.get("Content-Type"), head.headers.get("Content-Length")]).toEqual([
		200,
		"image/png",
		String(picture.bytes.length),
	]);
	expect(new Uint8Array(await (await get(address.href)).arrayBuffer())).toEqual(picture.bytes);
	const other = address.href.replace("~mms~", "~look~");
	for (const wrong of [other, address.href.replace("~f1~", "~f2~"), `${address.origin}/f/nothing/file.png`]) {
		expect((await get(wrong)).status).toBe(404);
	}
});

test("what does not fit into a text is offered another way before anything is sent", async () => {
	const room = await aFileRoom();
	const large = long(5_300_000);
	await room.upload("large", large);
	expect(await room.send("m1", "Look.", { files: ["large"] })).toMatchObject({ refused: "too_large_for_mms" });
	const pdf = aPdf({ objects: [" ".repeat(600_000)] });
	await room.upload("pdf", { name: "visit.pdf", contentType: "application/pdf", bytes: pdf });
	expect(await room.send("m2", "Look.", { files: ["pdf"] })).toMatchObject({ refused: "too_large_for_mms" });
	expect(room.carrier.sent).toEqual([]);
});

test("nobody sends what is not theirs, not ready, sent already or named twice", async () => {
	const room = await aFileRoom();
	await room.start("half", picture);
	await room.upload("f1", picture);
	const other = { ...room.staff, staffId: "8" };
	await room.upload("theirs", picture, other);
	for (const files of [["half"], ["theirs"], ["nothing"], ["f1", "f1"]]) {
		expect(await room.send("m1", "Look.", { files })).toMatchObject({ refused: "file_not_ready" });
	}
	await room.send("m2", "Look.", { files: ["f1"] });
	expect(await room.send("m3", "Look.", { files: ["f1"] })).toMatchObject({ refused: "file_sent" });
	expect(await room.stub.dropFile(room.staff, "f1")).toMatchObject({ refused: "file_sent" });
	expect(await room.stub.dropFile(room.staff, "theirs")).toMatchObject({ refused: "not_found" });
});

test("every picture of a text is fetched, cleaned and deleted at the carrier, one by one", async () => {
	const room = await aFileRoom();
	const photo = aJpeg({ notes: [cameraNote()] });
	const id = await room.mms([{ contentType: "image/jpeg", bytes: photo }, picture], "My rash");
	expect(await room.attachments(id)).toHaveLength(2);
	await room.settle();
	expect(await room.attachments(id)).toMatchObject([
		{ index: 0, fileId: `${id}.0`, state: "ready", type: "jpeg", width: 32, name: "file-1.jpg" },
		{ index: 1, fileId: `${id}.1`, state: "ready", type: "png" },
	]);
	expect(room.carrier.deletedMedia).toEqual([mediaUrl(id, 0), mediaUrl(id, 1)]);
	const { url } = await opened(room, `${id}.0`);
	const kept = Buffer.from(await (await get(url)).arrayBuffer());
	expect(kept.includes("CANARY")).toBe(false);
	expect(kept.length).toBeLessThan(photo.length);
});

test("a picture alone brings a new thread, and its first text is seen before the picture is here", async () => {
	const room = await aFileRoom({ unopened: true });
	const id = await room.mms([picture]);
	expect((await room.messages()).at(-1)).toMatchObject({ id, body: "", attachments: [{ state: expect.stringMatching(/coming|ready/) }] });
});

test("one item that cannot be had says so and holds up neither the others nor a text; asked for again, it comes", async () => {
	const room = await aFileRoom();
	const id = await room.mms([picture, picture]);
	const first = mediaUrl(id, 0);
	const content = must(room.carrier.media.get(first));
	room.carrier.media.set(first, { kind: "no_answer", retryAfterMs: null });
	await room.send("m1");
	for (let n = 0; n < 9; n++) await room.pass(400_000);
	expect(await room.attachments(id)).toMatchObject([
		{ state: "failed", cause: "not_fetched", reason: expect.any(String) },
		{ state: "ready" },
	]);
	expect(room.carrier.sent).toHaveLength(1);
	room.carrier.media.set(first, content);
	expect(await room.stub.retryFile(room.staff, `${id}.0`)).toMatchObject({ state: "coming" });
	await room.settle();
	expect(await room.attachments(id)).toMatchObject([{ state: "ready" }, { state: "ready" }]);
});

test("what is not what it says is refused with a reason, and kept nowhere", async () => {
	const room = await aFileRoom();
	const page = new TextEncoder().encode("<html><script>1</script></html>");
	const id = await room.mms([{ contentType: "image/jpeg", bytes: page }]);
	await room.settle();
	expect(await room.attachments(id)).toMatchObject([{ state: "refused", cause: "mismatch", reason: expect.stringContaining("not what") }]);
	expect(await room.stored()).toEqual([]);
	expect(await room.stub.openFile(room.staff, `${id}.0`, {})).toMatchObject({ refused: "file_not_ready" });
});

test("the carrier's own copy is asked away until it is gone", async () => {
	const room = await aFileRoom();
	room.carrier.mediaStays.push({ kind: "not_yet" }, { kind: "no_answer", retryAfterMs: null });
	const id = await room.mms([picture]);
	await room.settle();
	expect(room.carrier.deletedMedia).toEqual([]);
	await room.pass(61_000);
	await room.pass(121_000);
	await room.pass(0);
	expect(room.carrier.deletedMedia).toEqual([mediaUrl(id, 0)]);
	expect(await room.inside((thread) => thread.ledger.nextFileDue())).toBeNull();
});

test("cut down between the store and the row, nothing is lost and nothing is left over", async () => {
	const room = await aFileRoom();
	// A part whose row was never written, what a file left behind that nobody knows, and a whole one without its row.
	await room.start("f1", long(1_500_000));
	await room.put("f1/part/1", new Uint8Array(9));
	await room.put("gone/part/0", new Uint8Array(9));
	await room.put("never", new Uint8Array(9));
	await room.evict();
	const done = await room.upload("f1", long(1_500_000));
	expect(done.file.state).toBe("ready");
	await room.settle();
	expect(await room.stored()).toEqual(["f1"]);
});

test("an upload that nobody sends is thrown away after a day, with all that lies in the store", async () => {
	const room = await aFileRoom();
	await room.upload("f1", picture);
	await room.start("f2", long(1_500_000));
	await room.part("f2", long(1_500_000), 0);
	await room.pass(25 * 3_600_000);
	await room.settle();
	expect(await room.stored()).toEqual([]);
	const key = (thread: Thread) => thread.ledger.sql.exec("SELECT key, name FROM files").toArray();
	expect(await room.inside(key)).toEqual([
		{ key: null, name: null },
		{ key: null, name: null },
	]);
});

test("a file taken back is gone, and what was still on its way to the store goes later", async () => {
	const room = await aFileRoom();
	await room.upload("f1", picture);
	expect(await room.stub.dropFile(room.staff, "f1")).toBeNull();
	await room.settle();
	expect(await room.stored()).toEqual([]);
	await room.put("f1", new Uint8Array(9));
	await room.pass(16 * 60_000);
	await room.settle();
	expect(await room.stored()).toEqual([]);
	expect(await room.inside((thread) => thread.ledger.nextFileDue())).toBeNull();
});

test("a patient opens what is in their own messages alone", async () => {
	const room = await aFileRoom();
	const [ana, ben] = ["ana", "ben"].map((patientId) => ({ patientId, linkId: "l1" }));
	for (const id of ["ana", "ben"]) {
		const patient = { id, name: id, birthDate: null, language: "en" } as const;
		await room.inside((thread) => thread.ledger.commit([{ type: "PatientLinked", patient }], { type: "system" }));
	}
	await room.upload("f1", picture);
	await room.send("m1", "Look.", { files: ["f1"], about: "ana" });
	expect(await room.stub.openFile(must(ana), "f1", {})).toHaveProperty("url");
	expect(await room.stub.openFile(must(ben), "f1", {})).toMatchObject({ refused: "not_found" });
	expect(await room.stub.openFile({ patientId: "eve", linkId: "l9" }, "f1", {})).toMatchObject({ refused: "not_found" });
	const log = await room.inside((thread) => thread.ledger.sql.exec("SELECT actor FROM events WHERE type = 'FileOpened'").toArray());
	expect(log).toEqual([{ actor: "patient:ana" }]);
});

async function opened(room: Awaited<ReturnType<typeof aFileRoom>>, fileId: string) {
	const answer = await room.stub.openFile(room.staff, fileId, {});
	if ("refused" in answer) throw new Error(answer.refused);
	return answer;
}

async function get(url: string, init: RequestInit = {}): Promise<Response> {
	const { app } = await import("../http/app.ts");
	const { testEnv } = await import("../testing/clinic.ts");
	return app.request(url, init, testEnv);
}
