import { type Context, Hono } from "hono";
import { parseNumber } from "../../../shared/rules/phone.ts";
import { SearchThreads, StartThread, ThreadQuery } from "../../../shared/schemas/thread.ts";
import { may } from "../../domain/staff/permission.ts";
import { inboxOf, threadOf } from "../../objects/stubs.ts";
import { jsonBody, queryOf, valid } from "../body.ts";
import { clinicFor } from "../clinic-for.ts";
import type { Staffed } from "../context.ts";
import { problem } from "../errors.ts";

/** Who asks for more gets this many at a time. */
const LONGEST_PAGE = 100;

/** What a clinic has: its threads and how many of them wait. */
export const clinicThreads = new Hono<Staffed>()
	.get("/:id/threads", async (c) => {
		const clinic = await clinicFor(c.env, c.var.who.asker, c.req.param("id"));
		if (!clinic) return problem("not_found");
		const query = valid(queryOf(c.req.query()), ThreadQuery);
		return "answer" in query ? query.answer : page(c, clinic.id, query.value);
	})
	// The same as a body: whom or what somebody looks for stands in no address.
	.post("/:id/threads/search", async (c) => {
		const clinic = await clinicFor(c.env, c.var.who.asker, c.req.param("id"));
		if (!clinic) return problem("not_found");
		const body = await jsonBody(c.req.raw, SearchThreads);
		return "answer" in body ? body.answer : page(c, clinic.id, body.value);
	})
	.post("/:id/threads", async (c) => {
		const { asker } = c.var.who;
		const clinic = await clinicFor(c.env, asker, c.req.param("id"));
		if (!clinic) return problem("not_found");
		if (may(asker, "write", clinic.id) !== "yes") return problem("read_only");
		const body = await jsonBody(c.req.raw, StartThread);
		if ("answer" in body) return body.answer;
		const number = parseNumber(body.value.number, clinic.country);
		const clinicNumber = (clinic.numbers.find((own) => own.registration === "confirmed") ?? clinic.numbers[0])?.number;
		if (!number || !clinicNumber || clinic.numbers.some((own) => own.number === number)) return problem("bad_number");
		const pair = { clinicNumber, number };
		const stub = threadOf(c.env, pair);
		const { body: thread, created } = await stub.open(asker, pair, { id: clinic.id, country: clinic.country }, body.value.ticketId ?? null);
		return c.json(thread, created ? 201 : 200);
	})
	.get("/:id/counts", async (c) => {
		const clinic = await clinicFor(c.env, c.var.who.asker, c.req.param("id"));
		const counts = clinic && (await inboxOf(c.env, clinic.id).counts(c.var.who.asker, clinic.id));
		return counts ? c.json(counts) : problem("not_found");
	});

async function page(c: Context<Staffed>, clinicId: string, { tab, q, cursor, limit }: ThreadQuery): Promise<Response> {
	const after = cursor === undefined ? null : positionOf(cursor);
	if (cursor !== undefined && !after) return problem("malformed", { at: "cursor" });
	const asked = { tab: tab ?? null, words: wordsOf(q ?? ""), after, limit: Math.min(limit, LONGEST_PAGE) };
	const found = await inboxOf(c.env, clinicId).page(c.var.who.asker, clinicId, asked);
	if (!found) return problem("not_found");
	return c.json({ items: found.items, next: found.next && `${found.next.activeAt}.${found.next.threadId}` });
}

/** A number is looked for by its digits, however it was typed. */
function wordsOf(typed: string): string | null {
	const words = /^[\d\s()+./-]+$/.test(typed) ? typed.replace(/\D/g, "") : typed.trim();
	return words || null;
}

function positionOf(cursor: string): { activeAt: number; threadId: string } | null {
	const [, activeAt, threadId] = cursor.match(/^(\d{1,16})\.([0-9a-f]{64})$/) ?? [];
	return activeAt && threadId ? { activeAt: Number(activeAt), threadId } : null;
}
