import type { Scope } from "./instance.ts";
import { type Answer, type Asked, unknownPath } from "./messages.ts";

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Follows `ticket.requester.name`; undefined where there is nothing of that name. */
export function lookUp(root: Record<string, unknown>, path: string): unknown {
	if (path in root) return root[path];
	let value: unknown = root;
	for (const part of path.split(".")) {
		if (!isRecord(value) || !(part in value)) return undefined;
		value = value[part];
	}
	return value;
}

function get(scope: Scope, paths: string[]): Answer {
	const answer: Answer = { errors: {} };
	const root = scope.read();
	for (const path of paths) {
		const value = lookUp(root, path);
		if (value === undefined) answer.errors[path] = unknownPath(path, "get");
		else answer[path] = value;
	}
	return answer;
}

function set(scope: Scope, values: Record<string, unknown>): Answer {
	const answer: Answer = { errors: {} };
	for (const [path, value] of Object.entries(values)) {
		const write = scope.write[path];
		if (write === undefined) {
			answer.errors[path] = unknownPath(path, "set");
			continue;
		}
		write(value);
		answer[path] = value;
	}
	return answer;
}

/** The SDK reports its own doings through `invoke` as well; they are answered and forgotten. */
const CHATTER = new Set(["track", "__track__", "session.live"]);

async function invoke(scope: Scope, acts: Record<string, unknown>): Promise<Answer> {
	const answer: Answer = { errors: {} };
	for (const [name, given] of Object.entries(acts)) {
		const act = scope.acts[name];
		if (act === undefined) {
			if (!CHATTER.has(name)) answer.errors[name] = unknownPath(name, "invoke");
			answer[name] = null;
			continue;
		}
		try {
			answer[name] = (await act(...(Array.isArray(given) ? given : [given]))) ?? null;
		} catch (fault) {
			const message = fault instanceof Error ? fault.message : String(fault);
			answer.errors[name] = { name: "Error", message, path: name };
		}
	}
	return answer;
}

export async function answerTo(scope: Scope, { request, params }: Asked): Promise<Answer> {
	if (request === "get") return get(scope, Array.isArray(params) ? params : Object.keys(params));
	const given = Array.isArray(params) ? {} : params;
	return request === "set" ? set(scope, given) : invoke(scope, given);
}
