import { type Env, publicBaseUrl } from "../compose.ts";
import { isOpen } from "../domain/link/link.ts";
import type { Sending } from "../domain/thread/thread.ts";
import { linkById } from "../store/thread/links.ts";
import { textById } from "../store/thread/messages.ts";
import { pageToken } from "../trust/page-token.ts";
import type { Ledger } from "./ledger.ts";
import { directoryOf } from "./stubs.ts";

/** The same words each time: a text in doubt is looked for by them. The way to the thread is there before the text goes. */
export async function wireWords(env: Env, ledger: Ledger, { id, linkId }: Sending): Promise<{ body: string; opens: boolean } | null> {
	const { thread, sql } = ledger;
	const link = linkId === null ? null : linkById(sql, linkId);
	const text = textById(sql, id);
	if (!thread || !link || !text || !env.DATA_KEY) return null;
	await directoryOf(env).putPageLink(link.hash, thread.id, link.expiresAt);
	const address = `${publicBaseUrl(env)}/p/${pageToken(thread.id, link.id, env.DATA_KEY)}`;
	const template = text.channel === "secure" ? link.notice : text.body;
	const now = linkById(sql, link.id) ?? link;
	return { body: template.replace("{link}", () => address), opens: isOpen(now, ledger.now()) };
}
