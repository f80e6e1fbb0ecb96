import * as z from "zod/mini";

export const Entry = z.object({
	seq: z.number(),
	at: z.number(),
	kind: z.enum(["api", "webhook", "fallback", "receipt", "alert"]),
	method: z.optional(z.string()),
	path: z.optional(z.string()),
	status: z.optional(z.nullable(z.number())),
	fault: z.optional(z.nullable(z.string())),
	outcome: z.optional(z.string()),
	messageStatus: z.optional(z.nullable(z.string())),
	code: z.optional(z.nullable(z.number())),
});
export type Entry = z.infer<typeof Entry>;

const POSTS = { webhook: "Text reported to the clinic", fallback: "Text reported to the fallback", receipt: "Receipt" } as const;

function called({ method, path, status, fault }: Entry): string {
	const isOnAll = path?.endsWith("/Messages.json");
	const what = method === "POST" && isOnAll ? "Clinic sends a text" : isOnAll ? "Clinic asks for the list" : "Clinic asks about a text";
	const answer = status === null ? "no whole answer" : `answered ${status}`;
	return `${what}: ${answer}${fault ? `, by mischief` : ""}`;
}

/** One line of the journal in plain words, without anyone's number. */
export function inWords(entry: Entry): string {
	if (entry.kind === "api") return called(entry);
	if (entry.kind === "alert") return `Error ${entry.code} in the account's log`;
	const what = entry.kind === "receipt" ? `Receipt “${entry.messageStatus}”` : POSTS[entry.kind];
	if (entry.outcome === "skipped") return `${what}: lost, by mischief`;
	return entry.outcome === "answered" ? `${what}: answered ${entry.status}` : `${what}: ${entry.outcome?.replaceAll("_", " ")}`;
}
