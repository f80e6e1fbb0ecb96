import { generateKeyPairSync } from "node:crypto";
import { mkdirSync } from "node:fs";
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

// Made anew for each run: no private key lies in the repository, and none is of use anywhere else.
const appKey = generateKeyPairSync("rsa", {
	modulusLength: 2048,
	publicKeyEncoding: { type: "spki", format: "pem" },
	privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

const settings = {
	PUBLIC_BASE_URL: "https://texting.example",
	TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
	TWILIO_AUTH_TOKEN: "test-auth-token",
	TWILIO_AUTH_TOKEN_NEXT: "test-auth-token-next",
	TWILIO_API_KEY_SID: `SK${"0".repeat(32)}`,
	TWILIO_API_KEY_SECRET: "test-api-key-secret",
	TWILIO_API_BASE_URL: "https://carrier.example",
	ZENDESK_BASE_URL: "https://clinic.zendesk.com",
	ZENDESK_CLIENT_ID: "test-client",
	ZENDESK_CLIENT_SECRET: "test-client-secret",
	ZENDESK_APP_ID: "1001",
	ZENDESK_INSTALLATION_ID: "2002",
	ZENDESK_APP_PUBLIC_KEY: appKey.publicKey,
	ZENDESK_WEBHOOK_SECRET: "test-webhook-secret",
	ZENDESK_WEBHOOK_SECRET_NEXT: "test-webhook-secret-next",
	ZENDESK_EXTENSION_CLIENT_ID: "test-extension",
	SESSION_SECRET: "test-session-secret-0123456789abcdef",
	DATA_KEY: Buffer.alloc(32, 7).toString("base64"),
	/** Only tests have it: signs app loads as Zendesk would. */
	TEST_ZENDESK_APP_PRIVATE_KEY: appKey.privateKey,
};

// The Worker will not load without the folder of its assets; the tests in workerd need none of them.
mkdirSync("dist/assets", { recursive: true });

/** A slow machine is no failure; what hangs is still told of. */
const PATIENT_MS = 30_000;
const elsewhere = ["**/node_modules/**", "**/dist/**"];
const inBrowser = ["sandbox/e2e/**/*.test.ts", "**/*.browser.test.ts"];
const inWorkerd = ["worker/{objects,http,trust,adapters,store}/**/*.test.ts", "worker/*.test.ts"];
const faults = ["sandbox/faults/**/*.test.ts"];

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: "unit",
					include: ["**/*.test.ts"],
					exclude: [...elsewhere, ...inBrowser, ...inWorkerd, ...faults],
					environment: "node",
					testTimeout: PATIENT_MS,
				},
			},
			{
				test: {
					name: "screens",
					include: ["**/*.test.tsx"],
					exclude: [...elsewhere, ...inBrowser, "worker/**"],
					environment: "happy-dom",
					testTimeout: PATIENT_MS,
				},
			},
			{
				plugins: [
					cloudflareTest({
						wrangler: { configPath: "./wrangler.toml" },
						miniflare: {
							bindings: settings,
							// A test that asks the outside by mistake gets this, not the outside.
							outboundService: () => new Response("There is no network in tests.", { status: 502 }),
						},
					}),
				],
				test: { name: "workerd", testTimeout: PATIENT_MS, include: [...inWorkerd, "worker/**/*.test.tsx"], exclude: elsewhere },
			},
			{
				test: {
					name: "browser",
					include: inBrowser,
					exclude: elsewhere,
					fileParallelism: false,
					testTimeout: 60_000,
					hookTimeout: 120_000,
					sequence: { groupOrder: 1 },
				},
			},
			{
				test: {
					name: "faults",
					include: faults,
					exclude: elsewhere,
					fileParallelism: false,
					testTimeout: 600_000,
					hookTimeout: 120_000,
					sequence: { groupOrder: 1 },
				},
			},
		],
	},
});
