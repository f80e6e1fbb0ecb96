import * as z from "zod/mini";
import type { NoAnswer } from "../../ports.ts";
import type { TwilioClient } from "./twilio-client.ts";

export type Page<T> = { items: T[]; next: string | null };

export const noAnswer: NoAnswer = { kind: "no_answer", retryAfterMs: null };

const PageJson = z.looseObject({ next_page_uri: z.nullish(z.string()) });
const Entries = z.array(z.unknown());

const MOST_PAGES = 100;

/** One page of a list: what fits `item` (a malformed entry is no reason to lose the others), and the next page's address. */
export async function readPage<T>(
	client: TwilioClient,
	url: string,
	key: string,
	item: z.ZodMiniType<T>,
): Promise<Page<T> | null | NoAnswer> {
	const answer = await client.ask(url);
	if (answer === null || "kind" in answer) return answer;
	const page = PageJson.safeParse(answer.json);
	const entries = page.success ? Entries.safeParse(page.data[key]) : null;
	if (!page.success || !entries?.success) return noAnswer;
	const address = page.data.next_page_uri;
	const next = address ? client.own(address) : null;
	if (address && !next) return noAnswer;
	const items = entries.data.flatMap((entry) => {
		const parsed = item.safeParse(entry);
		return parsed.success ? [parsed.data] : [];
	});
	return { items, next };
}

/** Every page, or no answer at all: half a list would look like proof of absence. Null: there is no such list. */
export async function readPages<T>(
	client: TwilioClient,
	first: string,
	key: string,
	item: z.ZodMiniType<T>,
): Promise<T[] | null | NoAnswer> {
	const all: T[] = [];
	let url: string | null = first;
	for (let count = 0; url; count += 1) {
		if (count === MOST_PAGES) return noAnswer;
		const page: Page<T> | null | NoAnswer = await readPage(client, url, key, item);
		if (page === null) return count === 0 ? null : noAnswer;
		if ("kind" in page) return page;
		all.push(...page.items);
		url = page.next;
	}
	return all;
}
