import type { User } from "../desk/state.ts";

export type Call = {
	method: string;
	origin: string;
	/** Without a trailing `.json`. */
	path: string;
	query: URLSearchParams;
	header(name: string): string | null;
	raw: string;
	/** Parsed JSON, or undefined when there is none. */
	body: unknown;
	actor: User | null;
	/** `web`: an agent in the browser; `api`: a token. */
	channel: "api" | "web";
};

export type Reply = {
	status: number;
	json?: unknown;
	text?: string;
	html?: string;
	headers?: Record<string, string>;
};
