import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { examine, examineNames } from "./examine.ts";

const { publicKey } = generateKeyPairSync("rsa", {
	modulusLength: 2048,
	publicKeyEncoding: { type: "spki", format: "pem" },
	privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

const healthy = {
	PUBLIC_BASE_URL: "https://texting.clinic.example",
	SESSION_SECRET: "uJ6ZqT0v8xkq5pY2r1o9wEJ3mB7nC4dF",
	DATA_KEY: "Zk3vB9sQ1wX7pL5nR2tY8uM4cA6dE0fG",
	TWILIO_ACCOUNT_SID: `AC${"0a".repeat(16)}`,
	TWILIO_AUTH_TOKEN: "12345678",
	TWILIO_API_KEY_SID: `SK${"0a".repeat(16)}`,
	TWILIO_API_KEY_SECRET: "12345678",
	ZENDESK_BASE_URL: "https://clinic.zendesk.com",
	ZENDESK_CLIENT_ID: "patient_chat",
	ZENDESK_CLIENT_SECRET: "12345678",
	ZENDESK_APP_ID: "1001",
	ZENDESK_INSTALLATION_ID: "2002",
	ZENDESK_APP_PUBLIC_KEY: publicKey,
	ZENDESK_WEBHOOK_SECRET: "12345678",
};

const wrong = (values: Record<string, string>) => examine(values).filter(({ level }) => level === "wrong");

test("a full set of settings is in order", () => {
	expect(examine(healthy)).toEqual([]);
});

test("more extensions may be named, Chrome's and Firefox's", () => {
	expect(examine({ ...healthy, EXTENSION_IDS: `${"a".repeat(32)}, ${"0".repeat(40)}` })).toEqual([]);
});

test("a key written in one line, with \\n for its line ends, is a key", () => {
	expect(examine({ ...healthy, ZENDESK_APP_PUBLIC_KEY: publicKey.replaceAll("\n", "\\n") })).toEqual([]);
});

test.each([
	["PUBLIC_BASE_URL", "http://texting.clinic.example", "https://"],
	["PUBLIC_BASE_URL", "https://texting.clinic.example/", "no slash at the end"],
	["SESSION_SECRET", "short", "32 random characters"],
	["SESSION_SECRET", "a".repeat(40), "repeats itself"],
	["TWILIO_ACCOUNT_SID", "SK0", "AC and 32 hex digits"],
	["ZENDESK_BASE_URL", "https://clinic.zendesk.com/agent", "nothing after it"],
	["ZENDESK_INSTALLATION_ID", "two", "a number"],
	["ZENDESK_APP_PUBLIC_KEY", "MIIB", "PEM form"],
	["EXTENSION_IDS", "patient-chat@patient-chat.example", "ids with commas"],
	["ZENDESK_WEBHOOK_SECRET", "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==", "everyone knows"],
])("%s with a wrong value is told without the value", (name, value, words) => {
	const [finding, ...others] = wrong({ ...healthy, [name]: value });
	expect(finding?.text).toContain(name);
	expect(finding?.text).toContain(words);
	expect(others).toEqual([]);
});

test("a door with some of its settings names the ones it still needs", () => {
	const { TWILIO_AUTH_TOKEN, ...others } = healthy;
	expect(TWILIO_AUTH_TOKEN).toBeDefined();
	expect(wrong(others)).toEqual([{ level: "wrong", text: "TWILIO_AUTH_TOKEN is missing: without it the door to Twilio stays shut." }]);
});

test("a clinic without Zendesk may go live, and is told what it does without", () => {
	const names = Object.keys(healthy).filter((name) => !name.startsWith("ZENDESK"));
	expect(examineNames(names)).toMatchObject([{ level: "note", text: expect.stringContaining("no tickets") }]);
});

test("nothing at all is no setup", () => {
	expect(wrong({}).map(({ text }) => text.split(" ")[0])).toEqual(["PUBLIC_BASE_URL", "SESSION_SECRET", "DATA_KEY"]);
});

test("a misspelt name is pointed out", () => {
	expect(examine({ ...healthy, TWILIO_AUTH_TOKN: "12345678" })).toMatchObject([
		{ level: "note", text: expect.stringContaining("TWILIO_AUTH_TOKN") },
	]);
});
