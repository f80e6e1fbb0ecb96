import * as z from "zod/mini";

/** `get`, `set` and `invoke`, each with an id that its reply carries back. */
export const Asked = z.object({
	id: z.number(),
	request: z.enum(["get", "set", "invoke"]),
	params: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]),
	instanceGuid: z.optional(z.string()),
});
export type Asked = z.infer<typeof Asked>;

export const Said = z.object({
	key: z.string(),
	message: z.optional(z.unknown()),
	instanceGuid: z.optional(z.string()),
	error: z.optional(z.object({ msg: z.optional(z.unknown()) })),
});
export type Said = z.infer<typeof Said>;

/** The SDK speaks JSON text, but for the answers to hooks, which are plain objects. */
export function readMessage(data: unknown): Asked | Said | null {
	let message = data;
	if (typeof data === "string") {
		try {
			message = JSON.parse(data);
		} catch {
			return null;
		}
	}
	const asked = Asked.safeParse(message);
	if (asked.success) return asked.data;
	const said = Said.safeParse(message);
	return said.success ? said.data : null;
}

export type PathError = { name: string; message: string; path: string };
export type Answer = Record<string, unknown> & { errors: Record<string, PathError> };

export function unknownPath(path: string, kind: string): PathError {
	return { name: "APIUnavailableError", message: `Could not find handler for: "${kind}.${path}"`, path };
}
