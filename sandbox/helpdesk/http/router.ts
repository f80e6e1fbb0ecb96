import type { Desk } from "../desk/desk.ts";
import type { Call, Reply } from "./call.ts";

export type Params = Record<string, string>;
export type Route = {
	method: string;
	/** `/api/v2/tickets/:id`; the longest literal path wins by standing first. */
	path: string;
	/** Which OAuth scope opens it, null for everybody; `all`: only the unrestricted `read` and `write`. */
	scope: "tickets" | "users" | "all" | null;
	run(desk: Desk, call: Call, params: Params): Reply | Promise<Reply>;
};

export function matchPath(pattern: string, path: string): Params | null {
	const wanted = pattern.split("/");
	const given = path.split("/");
	if (wanted.length !== given.length) return null;
	const params: Params = {};
	for (const [index, part] of wanted.entries()) {
		const piece = given[index] ?? "";
		if (part.startsWith(":")) {
			if (piece === "") return null;
			params[part.slice(1)] = decodeURIComponent(piece);
		} else if (part !== piece) return null;
	}
	return params;
}

export function findRoute(routes: readonly Route[], method: string, path: string): { route: Route; params: Params } | null {
	for (const route of routes) {
		if (route.method !== method) continue;
		const params = matchPath(route.path, path);
		if (params !== null) return { route, params };
	}
	return null;
}
