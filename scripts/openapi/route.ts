import type * as z from "zod/mini";

export type Route = {
	method: "get" | "post" | "put" | "patch" | "delete";
	path: string;
	summary: string;
	query?: z.ZodMiniObject;
	body?: z.ZodMiniType;
	/** What each good status answers with; null: no body; "file": one of `files`. */
	answers: Record<number, z.ZodMiniType | "file" | null>;
	files?: readonly string[];
	/** The refusals worth knowing, besides those that every route has. */
	refusals?: Record<number, string>;
	open?: true;
};
