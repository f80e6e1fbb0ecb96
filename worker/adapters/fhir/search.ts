import type { NoAnswer, PmRefusal } from "../../ports.ts";
import { type SearchPage, searchPage } from "./bundle.ts";
import type { FhirClient } from "./client.ts";

export const CANNOT_GIVE: PmRefusal = { kind: "refused", trouble: "cannot_give" };

/** One page of what was searched for. A next page anywhere but on this server is none that a token may go to. */
export async function search(client: FhirClient, url: string, type: string): Promise<SearchPage | PmRefusal | NoAnswer> {
	const heard = await client.read(url);
	if (heard === null) return CANNOT_GIVE;
	if ("kind" in heard) return heard;
	const page = searchPage(heard.json, type);
	if (!page) return CANNOT_GIVE;
	const next = page.next === null ? null : client.own(page.next);
	if (page.next !== null && next === null) return CANNOT_GIVE;
	return { ...page, next, asOf: page.asOf ?? heard.asOf };
}

/** All pages together; for what is known to be little. */
export async function searchAll(client: FhirClient, url: string, type: string): Promise<SearchPage | PmRefusal | NoAnswer> {
	const seen = new Set([url]);
	let all = await search(client, url, type);
	while (!("kind" in all) && all.next !== null) {
		if (seen.has(all.next) || seen.size > 100) return CANNOT_GIVE;
		seen.add(all.next);
		const more = await search(client, all.next, type);
		if ("kind" in more) return more;
		all = { ...more, resources: [...all.resources, ...more.resources], isWhole: all.isWhole && more.isWhole };
	}
	return all;
}
