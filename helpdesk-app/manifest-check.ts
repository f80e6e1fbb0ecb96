import { assetProblems } from "./manifest-check/assets.ts";
import { fileProblems } from "./manifest-check/files.ts";
import { parseJson } from "./manifest-check/json.ts";
import { locationProblems } from "./manifest-check/locations.ts";
import { manifestProblems } from "./manifest-check/manifest.ts";
import { parameterProblems } from "./manifest-check/parameters.ts";
import { translationProblems } from "./manifest-check/translations.ts";

/** A package by path: what goes into the zip. */
export type Package = ReadonlyMap<string, Uint8Array>;

/**
 * What Zendesk's own validator would refuse on upload, and what it lets through but should not be in a package of ours.
 * Empty when the package is fit to upload. Source: zendesk_apps_support 4.52.0.
 */
export function packageProblems(files: Package): string[] {
	const found = [...fileProblems(files)];
	const text = files.get("manifest.json");
	if (!text) return [...found, nested(files)];
	const { value: manifest, problems } = parseJson("manifest.json", text);
	if (!manifest) return [...found, ...problems];
	return [
		...found,
		...problems,
		...manifestProblems(manifest),
		...locationProblems(manifest, files),
		...parameterProblems(manifest),
		...translationProblems(manifest, files),
		...assetProblems(manifest, files),
	];
}

function nested(files: Package): string {
	const deeper = [...files.keys()].some((path) => path.endsWith("/manifest.json"));
	return deeper ? "manifest.json lies in a folder: the package was made from the parent folder." : "manifest.json is missing.";
}
