/** @jsxImportSource hono/jsx */
import type { ProvePage as Asked, PageView } from "../../domain/page/view.ts";
import { pageAnswer } from "./answer.ts";
import { InboxPage, type InboxProps, type Said } from "./InboxPage.tsx";
import { ProvePage, type ProveTrouble } from "./ProvePage.tsx";
import { closed, type Door, dead, filesOriginOf, keptWith, languageFor, type Visitor, visitorOf } from "./visitor.ts";

const SAID: ReadonlySet<string> = new Set<Said>(["sent", "agreed", "refused", "taken_back", "stopped", "stop_word"]);

/** The page itself: one question, or what the answer to it has opened. */
export async function look(c: Door): Promise<Response> {
	const visitor = visitorOf(c);
	if (!visitor) return closed(c);
	const open = c.req.query("open") || null;
	const page = await visitor.thread.page(visitor.key, { open, before: beforeOf(c) });
	if (!page) return visitor.pass.kind === "door" ? dead() : closed(c);
	return page.step === "prove" ? asked(c, visitor, page) : inbox(c, visitor, page);
}

export type AskedWith = { way?: "birth_date" | "code"; trouble?: ProveTrouble | null };

export function asked(c: Door, visitor: Visitor, page: Asked, { way, trouble = null }: AskedWith = {}): Promise<Response> {
	const shown = { ...page, language: languageFor(c, page.language) };
	const first = way ?? (page.codeSent && page.ways.includes("code") ? "code" : page.ways[0]) ?? "birth_date";
	return pageAnswer(<ProvePage page={shown} formKey={visitor.formKey} way={first} trouble={trouble} />, {
		status: trouble ? 422 : 200,
		colour: page.clinic.colour,
		cookies: keptWith(c, visitor),
	});
}

export type InboxWith = Pick<InboxProps, "said" | "replyTrouble" | "consentTrouble" | "typed" | "signed"> & { replyId?: string };

export function inbox(c: Door, visitor: Visitor, page: PageView & { step: "inbox" }, more: InboxWith = {}): Promise<Response> {
	const shown = { ...page, language: languageFor(c, page.language) };
	const { replyId = crypto.randomUUID(), ...rest } = more;
	const props = { page: shown, formKey: visitor.formKey, replyId, before: beforeOf(c), said: saidOf(c), ...rest };
	return pageAnswer(<InboxPage {...props} />, {
		status: more.replyTrouble || more.consentTrouble ? 422 : 200,
		colour: page.clinic.colour,
		cookies: keptWith(c, visitor),
		filesOrigin: filesOriginOf(c.env),
	});
}

function beforeOf(c: Door): number | null {
	const before = c.req.query("before") ?? "";
	return /^\d{1,16}$/.test(before) ? Number(before) : null;
}

function saidOf(c: Door): Said | null {
	const said = c.req.query("said") ?? "";
	return isSaid(said) ? said : null;
}

function isSaid(said: string): said is Said {
	return SAID.has(said);
}
