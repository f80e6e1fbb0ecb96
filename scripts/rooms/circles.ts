import { posix } from "node:path";
import { isTest } from "../tree/sources.ts";
import type { Breach, Source } from "./breaches.ts";

const NOUN = /^worker\/domain\/([^/]+)\//;

/** Nouns of the domain that need each other in a circle, types aside; one breach a circle, at one of its imports. */
export function circles(sources: Source[]): Breach[] {
	const edges = new Map<string, Map<string, Breach>>();
	for (const { path, imports } of sources) {
		const noun = isTest(path) ? undefined : NOUN.exec(path)?.[1];
		if (!noun) continue;
		for (const { from, line } of imports.filter((each) => !each.typeOnly)) {
			const other = NOUN.exec(posix.join(posix.dirname(path), from))?.[1];
			if (!other || other === noun) continue;
			const out = edges.get(noun) ?? new Map<string, Breach>();
			edges.set(noun, out.set(other, { path, line, rule: "" }));
		}
	}
	return [...edges.keys()].flatMap((noun) => circleThrough(noun, edges) ?? []);
}

function circleThrough(start: string, edges: Map<string, Map<string, Breach>>): Breach | null {
	const trail = trailTo(start, start, edges, new Set());
	// Each circle once: told from its alphabetically first noun.
	if (!trail || trail.some((noun) => noun < start)) return null;
	const [next] = trail;
	const edge = next === undefined ? undefined : edges.get(start)?.get(next);
	return edge ? { ...edge, rule: `closes a circle of nouns: ${[start, ...trail].join(" → ")}` } : null;
}

function trailTo(goal: string, from: string, edges: Map<string, Map<string, Breach>>, seen: Set<string>): string[] | null {
	for (const next of edges.get(from)?.keys() ?? []) {
		if (next === goal) return [next];
		if (seen.has(next)) continue;
		const rest = trailTo(goal, next, edges, seen.add(next));
		if (rest) return [next, ...rest];
	}
	return null;
}
