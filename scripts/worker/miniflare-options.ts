import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Log, LogLevel, type MiniflareOptions, type MiniflareWorkerConfig } from "miniflare";
import type { BuiltWorker } from "../build-worker.ts";
import type { RunRequest } from "./request.ts";

export function miniflareOptions(built: BuiltWorker, request: RunRequest): MiniflareOptions {
	const config = readConfig(built);
	return {
		// Miniflare's own front door, only for the crons. Ours is the direct socket below: the front door answers
		// /cdn-cgi/* itself, rewrites headers, and shows stacks in error pages, none of which production does.
		host: "127.0.0.1",
		port: 0,
		cf: false,
		telemetry: { enabled: false },
		enableDevRegistry: false,
		logRequests: false,
		log: new Log(LogLevel.NONE),
		handleStructuredLogs: ({ level, message }) => (level === "error" || level === "warn" ? console.error(message) : console.log(message)),
		resourcePersistencePath: request.folder,
		isolatedResourcePersistencePath: request.folder,
		workers: [
			{
				config: { ...config, env: { ...config.env, ...textBindings(request.settings) }, manifest: manifest(built) },
				dev: {
					rootPath: built.root,
					stripCfConnectingIp: false,
					unsafeDirectSockets: [{ host: "127.0.0.1", port: request.port }],
				},
			},
		],
	};
}

function readConfig(built: BuiltWorker): Omit<MiniflareWorkerConfig, "manifest"> {
	const config: Omit<MiniflareWorkerConfig, "manifest"> = JSON.parse(readFileSync(built.config, "utf8"));
	return config.assets === undefined
		? config
		: { ...config, assets: { ...config.assets, directory: resolve(built.root, config.assets.directory) } };
}

function manifest({ folder, modules }: BuiltWorker) {
	const read = (name: string) => ({ type: "esm" as const, contents: readFileSync(join(folder, name), "utf8") });
	return { mainModule: "index.js", modulesRoot: folder, modules: Object.fromEntries(modules.map((name) => [name, read(name)])) };
}

function textBindings(settings: Record<string, string>) {
	return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, { type: "text" as const, value }]));
}

export function cronExpressions(built: BuiltWorker) {
	return (readConfig(built).triggers ?? []).flatMap((trigger) => (trigger.type === "scheduled" ? [trigger.schedule] : []));
}
