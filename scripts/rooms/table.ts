/**
 * What each room may import: other rooms by path, packages by name. `types:` allows only `import type`.
 * A room is changed here and by a page in docs/adr, never by an exception comment.
 */
export type Room = { path: string; imports: readonly string[]; packages: readonly string[] };

const ANY = "*";

export const ROOMS: readonly Room[] = [
	{ path: "shared/schemas", imports: [], packages: ["zod/mini"] },
	{ path: "shared/rules", imports: ["shared/schemas"], packages: ["libphonenumber-js", "sms-segments-calculator", "temporal-polyfill"] },
	{ path: "shared/words", imports: ["shared/schemas", "shared/rules"], packages: [] },
	{ path: "shared/api", imports: ["shared/schemas"], packages: ["zod/mini"] },
	{ path: "shared/live", imports: ["shared/schemas"], packages: ["zod/mini"] },
	{ path: "shared/host.ts", imports: ["shared/schemas"], packages: [] },
	{
		path: "shared/state",
		imports: ["shared/schemas", "shared/rules", "shared/words", "shared/api", "shared/live", "shared/host.ts"],
		packages: ["@preact/signals", "zod/mini"],
	},
	{
		path: "shared/ui",
		imports: ["shared/schemas", "shared/rules", "shared/words", "types:shared/api", "shared/state", "shared/host.ts"],
		packages: ["preact", "@preact/signals", "@zendeskgarden"],
	},
	{ path: "helpdesk-app", imports: ["shared"], packages: ["preact", "@preact/signals", "@zendeskgarden", "zod/mini"] },

	{
		path: "browser-extension",
		imports: ["shared"],
		packages: ["preact", "@preact/signals", "@zendeskgarden", "zod/mini", "wxt"],
	},

	{ path: "worker/domain", imports: ["types:worker/ports.ts", "shared/schemas", "shared/rules"], packages: [] },
	{ path: "worker/ports.ts", imports: ["shared/schemas", "types:worker/domain/copy"], packages: [] },
	{ path: "worker/settings.ts", imports: ["shared/schemas"], packages: ["zod/mini"] },
	{ path: "worker/log.ts", imports: [], packages: [] },
	{ path: "worker/store", imports: ["worker/domain", "shared/schemas"], packages: ["zod/mini", "node:buffer", "node:crypto"] },
	{
		path: "worker/adapters",
		imports: ["worker/domain/copy", "worker/ports.ts", "worker/settings.ts", "worker/log.ts", "shared/schemas", "shared/rules"],
		packages: ["zod/mini", "node:crypto", "papaparse", "jose", "file-type"],
	},
	{
		path: "worker/compose.ts",
		imports: ["worker/ports.ts", "worker/adapters", "worker/settings.ts", "worker/log.ts", "types:worker/objects"],
		packages: [],
	},
	{
		path: "worker/trust",
		imports: ["worker/domain/staff", "types:worker/compose.ts", "types:worker/ports.ts", "worker/settings.ts", "shared/schemas"],
		packages: ["jose", "twilio/lib/webhooks/webhooks", "zod/mini", "node:crypto"],
	},
	{
		path: "worker/objects",
		imports: [
			"worker/domain",
			"worker/trust",
			"worker/store",
			"worker/ports.ts",
			"worker/compose.ts",
			"worker/settings.ts",
			"worker/log.ts",
			"shared/schemas",
			"shared/rules",
		],
		packages: ["cloudflare:workers", "zod/mini", "node:crypto"],
	},
	{
		path: "worker/http",
		imports: [
			"worker/domain/staff",
			"worker/domain/page",
			"worker/trust",
			"types:worker/domain",
			"types:worker/objects",
			"worker/objects/clinic-facts.ts",
			"worker/objects/stubs.ts",
			"worker/ports.ts",
			"worker/compose.ts",
			"worker/settings.ts",
			"worker/log.ts",
			"shared/schemas",
			"shared/rules",
		],
		packages: ["hono", "jose", "zod/mini", "twilio/lib/webhooks/webhooks", "node:crypto", "cloudflare:workers"],
	},
	{ path: "worker/index.ts", imports: ["worker/objects", "worker/http", "worker/compose.ts"], packages: ["cloudflare:workers"] },
	{ path: "worker/env.d.ts", imports: ["types:worker/index.ts", "types:worker/objects", "types:worker/compose.ts"], packages: [] },

	{ path: "sandbox", imports: ["shared/schemas", "shared/rules", "scripts"], packages: [ANY] },
	{ path: "bench", imports: ["shared/schemas", "shared/rules", "scripts", "sandbox"], packages: [ANY] },
	{ path: "scripts", imports: ["shared/schemas", "helpdesk-app/manifest-check.ts"], packages: [ANY] },
];
