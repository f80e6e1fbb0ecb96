import { type JsonObject, objectAt } from "./json.ts";

const BOOLEANS = ["signedUrls", "singleInstall", "private", "requirementsOnly", "marketingOnly"];
const OAUTH = ["client_id", "client_secret", "authorize_uri", "access_token_uri"];
export const LOCALE = /^[a-z]{2,3}(-\w{2,3})?$/;

export function manifestProblems(manifest: JsonObject): string[] {
	return [
		...authorProblems(manifest),
		...(typeof manifest.defaultLocale === "string" && LOCALE.test(manifest.defaultLocale) ? [] : ["defaultLocale is not a locale."]),
		...(manifest.frameworkVersion === "2.0" ? [] : ['frameworkVersion must be the string "2.0".']),
		...(manifest.version === undefined || typeof manifest.version === "string" ? [] : ["version must be a string."]),
		...BOOLEANS.filter((key) => key in manifest && typeof manifest[key] !== "boolean").map((key) => `${key} must be true or false.`),
		...("noTemplate" in manifest ? ["noTemplate is refused; use autoLoad: false in the location."] : []),
		...(manifest.signedUrls === true ? [] : ["signedUrls must be true: without it nobody proves who is looking."]),
		...whitelistProblems(manifest.domainWhitelist),
		...oauthProblems(manifest),
	];
}

function authorProblems(manifest: JsonObject): string[] {
	const author = objectAt(manifest, "author");
	if (!author) return ["author is missing."];
	const missing = ["name", "email", "url"].filter((key) => typeof author[key] !== "string" || author[key] === "");
	if (missing.length > 0) return missing.map((key) => `author.${key} must be a text.`);
	return isWebAddress(String(author.url)) ? [] : ["author.url must be an address with http(s) and a host."];
}

function isWebAddress(text: string): boolean {
	const url = URL.parse(text);
	return url !== null && (url.protocol === "https:" || url.protocol === "http:") && url.hostname !== "";
}

function whitelistProblems(list: unknown): string[] {
	if (list === undefined) return [];
	if (!Array.isArray(list)) return ["domainWhitelist must be a list."];
	return list.every((host) => typeof host === "string" && /^[a-z0-9.-]+$/i.test(host))
		? []
		: ["domainWhitelist holds hosts only, no scheme, no slash."];
}

function oauthProblems(manifest: JsonObject): string[] {
	if (manifest.oauth === undefined) return [];
	const oauth = objectAt(manifest, "oauth");
	return OAUTH.filter((key) => typeof oauth?.[key] !== "string").map((key) => `oauth.${key} is missing.`);
}
