/** @jsxImportSource hono/jsx */
import { publicBaseUrl } from "../../compose.ts";
import { directoryOf, threadById } from "../../objects/stubs.ts";
import { isToken, secretHash } from "../../trust/page-token.ts";
import { pageAnswer, seeOther } from "./answer.ts";
import { LockedPage } from "./LockedPage.tsx";
import { asked } from "./look.tsx";
import { passCookie } from "./page-cookie.ts";
import { closed, type Door, dead, formOf, languageFor, type Visitor, visitorOf } from "./visitor.ts";

/** A link in a text. To open it uses nothing up, whoever does it: what is in the address is swapped for a cookie. */
export async function byLink(c: Door): Promise<Response> {
	const token = c.req.param("token") ?? "";
	if (!isToken(token)) return dead();
	const hash = secretHash(token);
	const threadId = await directoryOf(c.env).threadOfPageLink(hash);
	const opens = threadId !== null && (await threadById(c.env, threadId)?.linkOpens(hash));
	if (!threadId || !opens) return dead();
	return seeOther("/p/", [passCookie({ kind: "door", threadId, secret: token }, publicBaseUrl(c.env))], 302);
}

/** Somebody says who they are. */
export async function prove(c: Door): Promise<Response> {
	const visitor = visitorOf(c);
	const form = visitor && (await formOf(c, visitor));
	if (!visitor || !form) return closed(c);
	const way = form.get("way") === "code" ? "code" : "birth_date";
	const open = form.get("open") || null;
	const before = await visitor.thread.page(visitor.key, { open: open ?? "", before: null });
	const answer = await visitor.thread.prove(visitor.key, { way, typed: (form.get("answer") ?? "").slice(0, 40), messageId: open });
	if (answer.came === "right") {
		const pass = { kind: "session" as const, threadId: visitor.pass.threadId, secret: answer.secret };
		return seeOther("/p/#open", [passCookie(pass, publicBaseUrl(c.env))]);
	}
	if (answer.came === "locked" && before?.step === "prove") {
		const page = { ...before, language: languageFor(c, before.language) };
		return pageAnswer(<LockedPage page={page} />, {
			status: 403,
			colour: page.clinic.colour,
			cookies: [passCookie(null, publicBaseUrl(c.env))],
		});
	}
	if (answer.came === "dead" || answer.came === "locked") return dead();
	const trouble = answer.came === "wrong" && way === "code" ? "wrongCode" : answer.came;
	return again(c, visitor, open, { way, trouble });
}

/** A code goes to the phone that got the link. */
export async function code(c: Door): Promise<Response> {
	const visitor = visitorOf(c);
	const form = visitor && (await formOf(c, visitor));
	if (!visitor || !form) return closed(c);
	const open = form.get("open") || null;
	const came = await visitor.thread.textCode(visitor.key);
	if (came === "dead") return dead();
	if (came === "sent") return again(c, visitor, open, { way: "code" });
	return again(c, visitor, open, { way: "code", trouble: came });
}

async function again(c: Door, visitor: Visitor, open: string | null, shown: Parameters<typeof asked>[3]): Promise<Response> {
	const page = await visitor.thread.page(visitor.key, { open: open ?? "", before: null });
	return page?.step === "prove" ? asked(c, visitor, page, shown) : dead();
}
