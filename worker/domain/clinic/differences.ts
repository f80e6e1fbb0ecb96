import type { ClinicSettings, NumberSettings } from "../../../shared/schemas/settings.ts";

/** What the log keeps of a change: a switch by its value, words by their hash. */
export type Difference = { at: string; before: Leaf; after: Leaf };
type Leaf = string | number | boolean | null;

export type Compared = { settings: ClinicSettings; numbers: NumberSettings[] };

/** Every setting that is not as it was, by its path. Wordings are not among them: each has a row of its own. */
export function differences(before: Compared, after: Compared, hash: (text: string) => string): Difference[] {
	const [was, is] = [leaves(comparable(before), hash), leaves(comparable(after), hash)];
	const paths = new Set([...was.keys(), ...is.keys()]);
	return [...paths]
		.sort()
		.map((at) => ({ at, before: was.get(at) ?? null, after: is.get(at) ?? null }))
		.filter((each) => each.before !== each.after);
}

function comparable({ settings, numbers }: Compared) {
	const { consent, numbers: _, ...rest } = settings;
	return {
		...rest,
		consent: { windowHours: consent.windowHours },
		numbers: Object.fromEntries(numbers.map(({ number, ...own }) => [number, own])),
	};
}

/** Words and what patients may write are a text's content: the log says that they changed, not what they say. */
const CONTENT = /(?:^|\.)(?:text|notice|emergencyWords)(?:\.|$)/;

function leaves(tree: object, hash: (text: string) => string, path = ""): Map<string, Leaf> {
	const found = new Map<string, Leaf>();
	for (const [key, value] of Object.entries(tree)) {
		const at = path ? `${path}.${key}` : key;
		if (value !== null && typeof value === "object" && !Array.isArray(value)) {
			for (const [below, leaf] of leaves(value, hash, at)) found.set(below, leaf);
		} else found.set(at, leafOf(at, value, hash));
	}
	return found;
}

function leafOf(at: string, value: unknown, hash: (text: string) => string): Leaf {
	if (value === null || value === undefined) return null;
	if (CONTENT.test(at)) return hash(typeof value === "string" ? value : JSON.stringify(value));
	return typeof value === "string" || typeof value === "boolean" || typeof value === "number" ? value : JSON.stringify(value);
}
