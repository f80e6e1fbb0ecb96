import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, parseEnv } from "node:util";
import * as z from "zod/mini";
import { buildWorker } from "./build-worker.ts";
import { planOf, type Step } from "./deploy/plan.ts";
import { examine, examineNames, type Finding } from "./doctor/examine.ts";
import { SETTINGS } from "./doctor/settings.ts";
import { orExplain, ROOT, script, wrangler, wranglerAnswer, zcli } from "./tools.ts";

type Values = Record<string, string | undefined>;

const { values: options } = parseArgs({
	options: {
		"env-file": { type: "string" },
		"dry-run": { type: "boolean", default: false },
		"no-app": { type: "boolean", default: false },
	},
});
const file = options["env-file"];
const given: Values | null = file ? parseEnv(readFileSync(file, "utf8")) : null;
const publicBaseUrl = given?.PUBLIC_BASE_URL ?? process.env.PUBLIC_BASE_URL;

async function findings(): Promise<Finding[]> {
	if (given) return examine(given);
	// Offline nobody knows what Cloudflare holds.
	if (options["dry-run"]) return [];
	const Secrets = z.array(z.object({ name: z.string() }));
	const names = Secrets.parse(JSON.parse(await wranglerAnswer(["secret", "list", "--format", "json"]))).map(({ name }) => name);
	return examineNames(names);
}

async function upload(): Promise<void> {
	const domain = publicBaseUrl ? ["--domain", new URL(publicBaseUrl).host] : [];
	const built = await buildWorker();
	const deploy = ["deploy", join(built.folder, "index.js"), "--no-bundle", "--keep-vars"];
	if (!given) return wrangler([...deploy, ...domain]);
	// JSON, because wrangler expands $ in other files; gone again whatever happens.
	const folder = mkdtempSync(join(tmpdir(), "patient-chat-"));
	try {
		const secrets = join(folder, "secrets.json");
		const known = SETTINGS.flatMap(({ name }) => (given[name] ? [[name, given[name]]] : []));
		writeFileSync(secrets, JSON.stringify(Object.fromEntries(known)), { mode: 0o600 });
		await wrangler([...deploy, "--secrets-file", secrets, ...domain]);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const doing: Record<Step, () => Promise<void>> = {
	build: () => script("build.ts"),
	"upload the Worker": upload,
	"package the app": () => script("package-helpdesk.ts", ["--url", publicBaseUrl ?? ""]),
	"update the app in Zendesk": () => zcli(["apps:update", join(ROOT, "dist/helpdesk-app")], process.env),
};

async function deploy(): Promise<void> {
	const found = await findings();
	const plan = planOf({ dryRun: options["dry-run"], app: !options["no-app"] }, { findings: found, publicBaseUrl, env: process.env });
	for (const { level, text } of found) if (level === "note") console.log(`· ${text}`);
	if (plan.kind === "refused") {
		for (const reason of plan.reasons) console.log(`✗ ${reason}`);
		throw new Error("\nNothing was deployed. docs/deploy.md says where each setting comes from.");
	}
	for (const step of plan.steps) {
		console.log(`→ ${step}`);
		await doing[step]();
	}
	console.log(options["dry-run"] ? "✓ All of it can be built. Nothing was uploaded." : "✓ Deployed.");
}

orExplain(deploy());
