import * as z from "zod/mini";
import type { HelpdeskFault, HelpdeskRefusal } from "../../ports.ts";
import { noAnswer, type ZendeskClient } from "./client.ts";
import { refusal } from "./refusal.ts";

/** Kept as it came: what cannot be read in one part must not hide another. */
const Audit = z.object({ metadata: z.optional(z.unknown()), via: z.optional(z.unknown()), events: z.optional(z.unknown()) });
export type Audit = z.infer<typeof Audit>;

const AuditPage = z.object({
	audits: z.array(z.unknown()),
	meta: z.nullish(z.object({ has_more: z.nullish(z.boolean()) })),
	links: z.nullish(z.object({ next: z.nullish(z.string()) })),
	next_page: z.nullish(z.string()),
});

const MOST_PAGES = 60;

/** The ticket's history, oldest first: all of it, or no answer. */
export async function readAudits(client: ZendeskClient, ticketId: string): Promise<Audit[] | HelpdeskRefusal | HelpdeskFault> {
	const audits: Audit[] = [];
	let path: string | null = `/api/v2/tickets/${encodeURIComponent(ticketId)}/audits?page[size]=100`;
	for (let count = 0; path; count += 1) {
		const answer = count < MOST_PAGES ? await client.ask({ path }) : noAnswer;
		if ("kind" in answer) return answer;
		if (answer.status !== 200) return refusal(answer);
		const page = AuditPage.safeParse(answer.json);
		if (!page.success) return noAnswer;
		audits.push(...page.data.audits.flatMap((entry) => parsed(entry)));
		const next = nextAddress(page.data);
		path = next === null ? null : client.own(next);
		if (next !== null && !path) return noAnswer;
	}
	return audits;
}

/** Zendesk pages by cursor or by number, whichever it was asked for and whichever it likes. Empty: there is more, and it does not say where. */
function nextAddress({ meta, links, next_page }: z.infer<typeof AuditPage>): string | null {
	if (meta) return meta.has_more ? (links?.next ?? "") : null;
	return next_page ?? null;
}

function parsed(entry: unknown): Audit[] {
	const audit = Audit.safeParse(entry);
	return audit.success ? [audit.data] : [];
}
