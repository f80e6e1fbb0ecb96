import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "killed-clinic-"));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const SCRIPT = `
	const { startClinic } = await import(${JSON.stringify(join(import.meta.dirname, "clinic.ts"))});
	const clinic = await startClinic({ folder: ${JSON.stringify(folder)} });
	console.log(JSON.stringify({ pid: clinic.workerPid(), url: clinic.workerUrl }));
`;

async function firstLine(stream: AsyncIterable<Buffer>): Promise<string> {
	let said = "";
	for await (const part of stream) {
		said += part;
		if (said.includes("\n")) return said;
	}
	throw new Error("The clinic ended before it was up.");
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

const answers = (url: string) =>
	fetch(`${url}/health`).then(
		() => true,
		() => false,
	);

test("a clinic in a box that is killed without a word leaves no Worker behind", async () => {
	const clinic = spawn(process.execPath, ["--input-type=module", "--eval", SCRIPT], { stdio: ["ignore", "pipe", "inherit"] });
	const { pid, url } = JSON.parse(await firstLine(clinic.stdout));
	onTestFinished(() => {
		if (isAlive(pid)) process.kill(pid, "SIGTERM");
	});
	expect(isAlive(pid)).toBe(true);
	expect(await answers(url)).toBe(true);
	clinic.kill("SIGKILL");
	await expect.poll(() => isAlive(pid), { timeout: 15_000 }).toBe(false);
	await expect.poll(() => answers(url), { timeout: 15_000 }).toBe(false);
});
