import type { Context } from "hono";
import type { Language } from "../../../shared/schemas/consent.ts";
import { type Env, filesBaseUrl, publicBaseUrl } from "../../compose.ts";
import type { PageKey } from "../../objects/page-room.ts";
import { threadById } from "../../objects/stubs.ts";
import { textOf } from "../body.ts";
import { pageAnswer, seeOther } from "./answer.ts";
import { DeadPage, NOBODYS_COLOUR } from "./DeadPage.tsx";
import { cookiesNamed, formKeyOf, keyOf, type Pass, passCookie, passIn } from "./page-cookie.ts";

export type Door = Context<{ Bindings: Env }>;

type Room = NonNullable<ReturnType<typeof threadById>>;
export type Visitor = { pass: Pass; key: PageKey; thread: Room; formKey: string };

const MOST_FORM_BYTES = 64 * 1024;

/** Whoever comes with a pass, good or not: the thread says what it opens. */
export function visitorOf(c: Door): Visitor | null {
	const pass = passIn(c.req.header("Cookie"), publicBaseUrl(c.env));
	const thread = pass && threadById(c.env, pass.threadId);
	if (!pass || !thread || !c.env.DATA_KEY) return null;
	return { pass, thread, key: keyOf(pass, c.req.raw, c.env.DATA_KEY), formKey: formKeyOf(pass) };
}

/** A form of our own page; null: it came from elsewhere, or is too long. */
export async function formOf(c: Door, visitor: Visitor): Promise<URLSearchParams | null> {
	if (!isOwnSite(c.req.raw)) return null;
	const text = await textOf(c.req.raw, MOST_FORM_BYTES);
	const form = text === null ? null : new URLSearchParams(text);
	return form?.get("key") === visitor.formKey ? form : null;
}

/** Browsers say where a form comes from; one that does not say so has the key alone to show. */
export function isOwnSite(request: Request): boolean {
	const site = request.headers.get("Sec-Fetch-Site");
	return site === null || site === "same-origin";
}

export function dead(kind: "dead" | "closed" = "dead"): Promise<Response> {
	return pageAnswer(DeadPage({ kind }), { status: kind === "dead" ? 404 : 403, colour: NOBODYS_COLOUR });
}

/** The page is over for this browser. */
export async function closed(c: Door): Promise<Response> {
	const answer = await dead("closed");
	answer.headers.append("Set-Cookie", passCookie(null, publicBaseUrl(c.env)));
	return answer;
}

/** Back to the page, with something to say. */
export function back(c: Door, { pass }: { pass: Pass }, query = ""): Response {
	return seeOther(`/p/${query}#said`, [passCookie(pass, publicBaseUrl(c.env))]);
}

/** As the patient chose; else as the clinic knows them. */
export function languageFor(c: Door, known: Language): Language {
	const asked = c.req.query("lang") ?? cookiesNamed(c.req.header("Cookie"), "pc_lang")[0];
	return asked === "es" || asked === "en" ? asked : known;
}

export function keptWith(c: Door, { pass }: { pass: Pass }): string[] {
	const lang = c.req.query("lang");
	const chosen = lang === "es" || lang === "en" ? [`pc_lang=${lang}; Path=/p; Max-Age=31536000; HttpOnly; SameSite=Lax`] : [];
	return [passCookie(pass, publicBaseUrl(c.env)), ...chosen];
}

export function filesOriginOf(env: Env): string | null {
	return URL.parse(filesBaseUrl(env))?.origin ?? null;
}
