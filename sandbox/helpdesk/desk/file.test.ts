import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { aHelpdesk } from "../testing/helpdesk.ts";

const folder = mkdtempSync(join(tmpdir(), "helpdesk-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a second start goes on where the first left, with the same key and the same tickets", async () => {
	const stateFile = join(folder, "state.json");
	const first = await aHelpdesk({ stateFile });
	const made = await first.api("POST", "/api/v2/tickets", { ticket: { comment: { body: "x" } } });
	await first.close();
	const second = await aHelpdesk({ stateFile });
	const found = await second.api("GET", `/api/v2/tickets/${made.json.ticket.id}`);
	expect(found.status).toBe(200);
	expect(second.helpdesk.publicKeyPem).toBe(first.helpdesk.publicKeyPem);
	await second.close();
});
