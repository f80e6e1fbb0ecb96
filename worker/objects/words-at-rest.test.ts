import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { testEnv } from "../testing/clinic.ts";
import { aRoom, must } from "../testing/thread-room.ts";
import { inboxOf } from "./stubs.ts";

const IN = "CANARYIN my knee hurts";
const OUT = "CANARYOUT come at four";

/** All that a storage holds, as one text: each byte a character. */
function grepable(sql: SqlStorage): string {
	const tables = sql.exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'");
	const cells = tables.toArray().flatMap(({ name }) => [...sql.exec(`SELECT * FROM ${name}`).raw()].flat());
	return cells.map((cell) => (cell instanceof ArrayBuffer ? new TextDecoder("latin1").decode(cell) : String(cell))).join("\n");
}

test("what people write lies in no storage in clear, and is read back all the same", async () => {
	const room = await aRoom();
	await room.text(IN);
	await room.send("m1", OUT);
	await room.stub.drain();
	const thread = await room.inside(({ ledger }) => grepable(ledger.sql));
	const inbox = await runInDurableObject(inboxOf(testEnv, room.clinic.id), (_inbox, state) => grepable(state.storage.sql));
	for (const kept of [thread, inbox]) {
		expect(kept.length).toBeGreaterThan(500);
		expect(kept).not.toContain("CANARY");
		expect(kept).not.toContain(btoa(OUT).slice(0, 12));
	}
	await room.evict();
	expect((await room.messages()).map(({ body }) => body)).toEqual([IN, OUT]);
	expect(must(await room.view()).lastMessage?.body).toBe(OUT);
});
