import type { Breach } from "../rooms/breaches.ts";

const BANNED = ["manager", "service", "helper", "util", "utils", "handler", "processor", "data", "info", "misc", "common", "base", "mock"];

/** Words that say nothing about what a thing is, in the name of a file or of an export. */
export function vagueNames(path: string, exported: { name: string; line: number }[]): Breach[] {
	const file = path.split("/").at(-1)?.split(".")[0] ?? "";
	return [
		...vague(file).map((word) => ({ path, line: 1, rule: `"${word}" in a file name says nothing: name it for the one thing it exports` })),
		...exported.flatMap(({ name, line }) =>
			vague(name).map((word) => ({ path, line, rule: `"${word}" in ${name} says nothing: use a word of docs/domain.md` })),
		),
	];
}

function vague(name: string): string[] {
	const words = name.split(/[-_]|(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase());
	// Whole, or as the last word: `data` and `ThreadService`, but not `DataKey`.
	return BANNED.filter((banned) => words.at(-1) === banned);
}

const UNWANTED: [pattern: RegExp, rule: string][] = [
	[/\ballowUnconfirmed\b/, "allowUnconfirmed answers before the write is safe: a lost text"],
	[/\b(TODO|FIXME|XXX)\b/, "an open point belongs into an issue, or is done now"],
	[/\b(test|it|describe)\.(only|skip|todo|fails)\b/, "every test runs"],
	[/biome-ignore(?![^\n]*: \S)/, "a rule is silenced only with its reason"],
	[/@ts-(ignore|expect-error|nocheck)\b/, "types are fixed, not silenced"],
];

export function unwantedWords(path: string, text: string): Breach[] {
	if (path.startsWith("scripts/names/")) return [];
	return text
		.split("\n")
		.flatMap((content, index) => UNWANTED.flatMap(([pattern, rule]) => (pattern.test(content) ? [{ path, line: index + 1, rule }] : [])));
}
