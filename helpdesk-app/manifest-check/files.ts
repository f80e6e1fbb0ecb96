import type { Package } from "../manifest-check.ts";

const EXPECTED = [/^manifest\.json$/, /^translations\/[\w-]+\.json$/, /^assets\/[\w-]+\.(png|svg)$/];
const REFUSED_NAMES = /\.(rar|zip|gz|gzip|pdf|docx?|avi|bin|bz2?|csh|sh|jar|mp3|mpeg|odt|pptx?|xlsx?|7z)$/i;
const REFUSED_BEGINNINGS: readonly [kind: string, bytes: readonly number[]][] = [
	["a zip", [0x50, 0x4b, 0x03, 0x04]],
	["a rar", [0x52, 0x61, 0x72, 0x21]],
	["a gzip", [0x1f, 0x8b]],
	["a pdf", [0x25, 0x50, 0x44, 0x46]],
	["a 7z", [0x37, 0x7a, 0xbc, 0xaf]],
	["an old Office file", [0xd0, 0xcf, 0x11, 0xe0]],
];
const SECRETS: readonly [kind: string, pattern: RegExp][] = [
	["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
	["a Twilio API key", /\bSK[0-9a-f]{32}\b/],
	["a Twilio account", /\bAC[0-9a-f]{32}\b/],
	["a long random text that looks like a token", /"[A-Za-z0-9+/_-]{40,}={0,2}"/],
];

/** Only what the app needs is in the package: no stray file, nothing that Zendesk refuses, no secret. */
export function fileProblems(files: Package): string[] {
	return [...files].flatMap(([path, bytes]) => [
		...(EXPECTED.some((pattern) => pattern.test(path)) ? [] : [`${path} does not belong into the package.`]),
		...(REFUSED_NAMES.test(path) ? [`${path} is of a kind that Zendesk refuses.`] : []),
		...REFUSED_BEGINNINGS.filter(([, start]) => start.every((byte, index) => bytes[index] === byte)).map(
			([kind]) => `${path} is ${kind}, which Zendesk refuses.`,
		),
		...(path.endsWith(".png") ? [] : secretsIn(path, new TextDecoder().decode(bytes))),
	]);
}

function secretsIn(path: string, text: string): string[] {
	return SECRETS.filter(([, pattern]) => pattern.test(text)).map(([kind]) => `${path} holds ${kind}.`);
}
