import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";

const Secrets = z.object({
	accountSid: z.string(),
	authToken: z.string(),
	apiKeySid: z.string(),
	apiKeySecret: z.string(),
	clientSecret: z.string(),
	webhookSecret: z.string(),
	sessionSecret: z.string(),
	dataKey: z.string(),
	/** Of the clinic: the same id with other words would be another clinic to the Worker. */
	timeZone: z.string(),
});
export type Secrets = z.infer<typeof Secrets>;

const hex = (bytes: number) => randomBytes(bytes).toString("hex");

function makeSecrets(timeZone: string): Secrets {
	return {
		accountSid: `AC${hex(16)}`,
		authToken: hex(16),
		apiKeySid: `SK${hex(16)}`,
		apiKeySecret: hex(16),
		clientSecret: hex(32),
		webhookSecret: randomBytes(32).toString("base64"),
		sessionSecret: hex(32),
		dataKey: randomBytes(32).toString("base64"),
		timeZone,
	};
}

/** Made at the first start and kept: a second start must open what the first has sealed, and find the clinic as it was. */
export function keepSecrets(folder: string, timeZone: string): Secrets {
	const file = join(folder, "secrets.json");
	if (existsSync(file)) return Secrets.parse(JSON.parse(readFileSync(file, "utf8")));
	const secrets = makeSecrets(timeZone);
	mkdirSync(folder, { recursive: true });
	writeFileSync(file, JSON.stringify(secrets, null, "\t"), { mode: 0o600 });
	return secrets;
}
