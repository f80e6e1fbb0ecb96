import { Hono } from "hono";
import { parseNumber } from "../../../shared/rules/phone.ts";
import { StartThread, ThreadQuery } from "../../../shared/schemas/thread.ts";
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
		if ("answer" in query) return query.answer;
		const { tab, q, cursor, limit } = query.value;
		const after = cursor === undefined ? null : positionOf(cursor);
		if (cursor !== undefined && !after) return problem("malformed", { at: "cursor" });
		const page = await inboxOf(c.env, clinic.id).page(c.var.who.asker, clinic.id, {
			tab: tab ?? null,
			words: wordsOf(q ?? ""),
			after,
			limit: Math.min(limit, LONGEST_PAGE),
		});
		if (!page) return problem("not_found");
		return c.json({ items: page.items, next: page.next && `${page.next.activeAt}.${page.next.threadId}` });
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

/** A number is looked for by its digits, however it was typed. */
function wordsOf(typed: string): string | null {
	const words = /^[\d\s()+./-]+$/.test(typed) ? typed.replace(/\D/g, "") : typed.trim();
	return words || null;
}

function positionOf(cursor: string): { activeAt: number; threadId: string } | null {
	const [, activeAt, threadId] = cursor.match(/^(\d{1,16})\.([0-9a-f]{64})$/) ?? [];
	return activeAt && threadId ? { activeAt: Number(activeAt), threadId } : null;
}
