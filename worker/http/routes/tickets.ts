import { Hono } from "hono";
import type { ThreadItem } from "../../../shared/schemas/thread.ts";
import type { Env } from "../../compose.ts";
import type { Asker } from "../../domain/staff/permission.ts";
import { directoryOf, inboxOf } from "../../objects/stubs.ts";
import type { Staffed } from "../context.ts";
import { problem } from "../errors.ts";

const ID = /^\d{1,20}$/;

/** What a page of the helpdesk has to do with our threads. The ids come from the page: they open nothing that the asker may not see. */
export const tickets = new Hono<Staffed>().get("/:id/threads", async (c) => {
	const ticketId = c.req.param("id");
	const requesterId = c.req.query("requester") ?? null;
	if (!ID.test(ticketId) || (requesterId && !ID.test(requesterId))) return problem("not_found");
	const directory = directoryOf(c.env);
	const [own, others] = await Promise.all([
		directory.threadsOfTicket(ticketId),
		requesterId ? directory.threadsOfRequester(requesterId) : [],
	]);
	const items = await itemsOf(c.env, c.var.who.asker, [...new Set([...own, ...others])]);
	return c.json({ linked: items.find((item) => own.includes(item.id)) ?? null, items });
});

export const requesters = new Hono<Staffed>().get("/:id/threads", async (c) => {
	if (!ID.test(c.req.param("id"))) return problem("not_found");
	const ids = await directoryOf(c.env).threadsOfRequester(c.req.param("id"));
	return c.json({ linked: null, items: await itemsOf(c.env, c.var.who.asker, ids) });
});

/** Of the asker's clinics only, newest activity first. */
async function itemsOf(env: Env, asker: Asker, threadIds: string[]): Promise<ThreadItem[]> {
	if (threadIds.length === 0) return [];
	const clinics = await directoryOf(env).clinics(asker);
	const items = await Promise.all(clinics.map((clinic) => inboxOf(env, clinic.id).items(asker, clinic.id, threadIds)));
	return items.flat().sort((a, b) => (b.lastMessage?.at ?? "").localeCompare(a.lastMessage?.at ?? ""));
}
