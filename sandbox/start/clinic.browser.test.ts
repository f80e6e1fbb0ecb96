import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { startClinic } from "./clinic.ts";

const folder = mkdtempSync(join(tmpdir(), "clinic-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const json = async (answer: Response) => answer.json();
const post = (url: string, body: unknown) =>
	fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

test("a text becomes a ticket, a second start still has both, and a Worker that dies is told of", async () => {
	const first = await startClinic({ folder });
	const words = "Can I move my 3pm?";
	await post(`${first.carrierUrl}/_/text`, { from: first.phones[0]?.number, to: first.clinicNumber, body: words });
	const tickets = async (url: string) => (await json(await fetch(`${url}/_/tickets`))).items;
	await expect.poll(() => tickets(first.helpdeskUrl), { timeout: 15_000 }).toHaveLength(1);
	expect(JSON.stringify(await tickets(first.helpdeskUrl))).not.toContain(words);
	await first.close();

	const { promise, resolve } = Promise.withResolvers<string>();
	const second = await startClinic({ folder, ended: resolve });
	try {
		expect(await tickets(second.helpdeskUrl)).toHaveLength(1);
		const headers = { authorization: `Bearer ${await second.signIn("7302")}` };
		const threads = await json(await fetch(`${second.workerUrl}/api/clinics/${second.clinicId}/threads`, { headers }));
		expect(threads.items).toMatchObject([{ number: second.phones[0]?.number, lastMessage: { body: words } }]);
		process.kill(second.workerPid(), "SIGKILL");
		expect(await promise).toContain("last words");
	} finally {
		await second.close();
	}
});
