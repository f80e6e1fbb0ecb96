import type { Package } from "../manifest-check.ts";
import { type JsonObject, objectAt, parseJson } from "./json.ts";
import { LOCALE } from "./manifest.ts";
import { parametersOf } from "./parameters.ts";

const PUBLIC_TEXTS = ["short_description", "long_description", "installation_instructions"];

export function translationProblems(manifest: JsonObject, files: Package): string[] {
	const usual = `translations/${String(manifest.defaultLocale)}.json`;
	const missing = files.has(usual) ? [] : [`${usual} is missing: defaultLocale names it.`];
	const translations = [...files].filter(([path]) => path.startsWith("translations/"));
	return [...missing, ...translations.flatMap(([path, bytes]) => oneProblems(path, bytes, manifest))];
}

function oneProblems(path: string, bytes: Uint8Array, manifest: JsonObject): string[] {
	if (!LOCALE.test(path.slice("translations/".length, -".json".length))) return [`${path} is not named for a locale.`];
	const { value, problems } = parseJson(path, bytes);
	if (!value) return problems;
	const app = objectAt(value, "app");
	if (!app) return [...problems, `${path} has no "app".`];
	const wanted = manifest.private === false ? ["name", ...PUBLIC_TEXTS] : ["name"];
	const texts = wanted.filter((key) => typeof app[key] !== "string" || app[key] === "").map((key) => `${path} lacks app.${key}.`);
	return [...problems, ...texts, ...labelProblems(path, app, manifest)];
}

function labelProblems(path: string, app: JsonObject, manifest: JsonObject): string[] {
	const translated = objectAt(app, "parameters");
	return parametersOf(manifest).flatMap(({ name }) => {
		const label = translated && objectAt(translated, String(name))?.label;
		return typeof label === "string" ? [] : [`${path} lacks app.parameters.${String(name)}.label.`];
	});
}
