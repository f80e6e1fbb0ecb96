import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { miniflareOptions } from "./miniflare-options.ts";
import { Runtime } from "./runtime.ts";
import { onRuntimeStart } from "./runtime-children.ts";

const WORKER = `import { DurableObject } from "cloudflare:workers";
export class Kept extends DurableObject {
	add(word) {
		this.ctx.storage.sql.exec("CREATE TABLE IF NOT EXISTS words (word TEXT)");
		this.ctx.storage.sql.exec("INSERT INTO words VALUES (?)", word);
		return this.ctx.storage.sql.exec("SELECT word FROM words ORDER BY rowid").toArray().map((row) => row.word).join(" ");
	}
}
const kept = (env) => env.KEPT.get(env.KEPT.idFromName("one"));
export default {
	async fetch(request, env) {
		const { pathname } = new URL(request.url);
		return new Response(pathname === "/setting" ? env.SETTING : await kept(env).add(pathname.slice(1)));
	},
	scheduled: ({ cron }, env) => kept(env).add(cron.replaceAll(" ", "")),
};`;

const CONFIG = {
	name: "tried",
	compatibilityDate: "2026-10-01",
	env: { KEPT: { type: "durable-object", worker: "tried", exportName: "Kept" } },
	exports: { Kept: { type: "durable-object", storage: "sqlite" } },
};

const folder = mkdtempSync(join(tmpdir(), "patient-chat-runtime-"));
const pids: number[] = [];
let port = 0;
let runtime: Runtime;

const get = async (path: string) => (await fetch(`http://localhost:${port}${path}`)).text();
const again = (path: string) => vi.waitFor(() => get(path), { timeout: 10_000, interval: 20 });

beforeAll(async () => {
	port = await freePort();
	const built = { root: folder, folder, modules: ["index.js"], config: join(folder, "config.json"), startGzip: 0, laterGzip: 0 };
	writeFileSync(join(folder, "index.js"), WORKER);
	writeFileSync(built.config, JSON.stringify(CONFIG));
	onRuntimeStart(({ pid }) => pids.push(pid!));
	runtime = new Runtime(miniflareOptions(built, { port, folder: join(folder, "state"), settings: { SETTING: "from the env file" } }));
	await runtime.start();
}, 30_000);

afterAll(async () => {
	await runtime.stop();
	rmSync(folder, { recursive: true });
});

test("the Worker has its settings, and its state lies in the folder", async () => {
	expect(await get("/setting")).toBe("from the env file");
	expect(await get("/first")).toBe("first");
	expect(existsSync(join(folder, "state/do/tried-Kept"))).toBe(true);
});

test("a runtime that is killed comes back on the same port with the same state, however often", async () => {
	process.kill(pids.at(-1)!, "SIGKILL");
	expect(await again("/second")).toBe("first second");
	process.kill(pids.at(-1)!, "SIGKILL");
	expect(await again("/third")).toBe("first second third");
});

test("a cron reaches the Worker, after a restart too", async () => {
	await runtime.fireCron("*/5 * * * *", new Date(0));
	expect(await get("/after")).toBe("first second third */5**** after");
});

test("when it is stopped the port is free and nothing is started again", async () => {
	const started = pids.length;
	await runtime.stop();
	await expect(get("/late")).rejects.toThrow();
	expect(pids).toHaveLength(started);
});

function freePort() {
	return new Promise<number>((resolve) => {
		const probe = createServer().listen(0, "127.0.0.1", () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === "object" ? address!.port : 0));
		});
	});
}
