import { readFileSync } from "node:fs";
import type { MiniflareWorkerConfig } from "miniflare";
import type { BuiltWorker } from "../../scripts/build-worker.ts";

type Config = Omit<MiniflareWorkerConfig, "manifest">;

/** A bare workerd configuration: the bundle, its objects, its settings, a disk, the loopback network. Nothing of miniflare. */
export function capnp(built: BuiltWorker, port: number, settings: Record<string, string>) {
	const config: Config = JSON.parse(readFileSync(built.config, "utf8"));
	return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
	services = [
		(name = "main", worker = .worker),
		(name = "disk", disk = (path = "state", writable = true)),
		(name = "internet", network = (allow = ["public", "private", "local"])),
	],
	sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);

const worker :Workerd.Worker = (
	modules = [${built.modules.map((name) => `(name = "${name}", esModule = embed "${name}")`).join(", ")}],
	compatibilityDate = "${config.compatibilityDate}",
	compatibilityFlags = [${list(config.compatibilityFlags ?? [])}],
	durableObjectNamespaces = [
${objects(config)}
	],
	durableObjectStorage = (localDisk = "disk"),
	bindings = [
${bindings(config, settings)}
	],
);
`;
}

const quoted = (text: string) => JSON.stringify(text);
const list = (texts: string[]) => texts.map(quoted).join(", ");

function objects(config: Config) {
	return Object.entries(config.exports ?? {})
		.filter(([, each]) => each.type === "durable-object")
		.map(([className]) => `\t\t(className = "${className}", uniqueKey = "${className}", enableSql = true),`)
		.join("\n");
}

function bindings(config: Config, settings: Record<string, string>) {
	const lines = Object.entries(settings).map(([name, value]) => `\t\t(name = "${name}", text = ${quoted(value)}),`);
	for (const [name, binding] of Object.entries(config.env ?? {})) {
		if (binding.type === "durable-object") lines.push(`\t\t(name = "${name}", durableObjectNamespace = "${binding.exportName}"),`);
	}
	return lines.join("\n");
}
