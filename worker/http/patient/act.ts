import { publicBaseUrl } from "../../compose.ts";
import { seeOther, UNTOLD } from "./answer.ts";
import { inbox } from "./look.tsx";
import { passCookie } from "./page-cookie.ts";
import { back, closed, type Door, formOf, type Visitor, visitorOf } from "./visitor.ts";

/** Yes with a tick and a name, or no. */
export async function sign(c: Door): Promise<Response> {
	const visitor = visitorOf(c);
	const form = visitor && (await formOf(c, visitor));
	if (!visitor || !form) return closed(c);
	const says = form.get("says") === "yes" ? "yes" : "no";
	const typedName = form.get("name") ?? "";
	const answer = { consentId: form.get("consent") ?? "", says, ticked: form.get("agree") === "yes", typedName } as const;
	const came = await visitor.thread.signConsent(visitor.key, answer);
	if (came === "dead") return closed(c);
	if (came === "done") return back(c, visitor, says === "yes" ? "?said=agreed" : "?said=refused");
	const consentTrouble = ({ no_name: "noName", not_ticked: "notTicked", over: "over" } as const)[came];
	return again(c, visitor, { consentTrouble, signed: typedName });
}

export async function takeBack(c: Door): Promise<Response> {
	const visitor = visitorOf(c);
	const form = visitor && (await formOf(c, visitor));
	if (!visitor || !form || (await visitor.thread.takeConsentBack(visitor.key)) === "dead") return closed(c);
	return back(c, visitor, "?said=taken_back");
}

export async function stopTexts(c: Door): Promise<Response> {
	const visitor = visitorOf(c);
	const form = visitor && (await formOf(c, visitor));
	if (!visitor || !form || (await visitor.thread.stopTexts(visitor.key)) === "dead") return closed(c);
	return back(c, visitor, "?said=stopped");
}

/** What this browser kept of the page goes with it. */
export async function signOut(c: Door): Promise<Response> {
	const visitor = visitorOf(c);
	const form = visitor && (await formOf(c, visitor));
	if (!visitor || !form) return closed(c);
	await visitor.thread.leavePage(visitor.key);
	const answer = seeOther("/p/", [passCookie(null, publicBaseUrl(c.env))]);
	answer.headers.set("Clear-Site-Data", `"cache", "storage"`);
	return answer;
}

/** What the patient signed, to keep. */
export async function consentCopy(c: Door): Promise<Response> {
	const visitor = visitorOf(c);
	const bytes = await visitor?.thread.consentCopy(visitor.key);
	if (!visitor || !bytes) return closed(c);
	const name = `attachment; filename="consent.pdf"`;
	return new Response(bytes, { headers: { ...UNTOLD, "Content-Type": "application/pdf", "Content-Disposition": name } });
}

export async function file(c: Door): Promise<Response> {
	const visitor = visitorOf(c);
	const url = await visitor?.thread.pageFile(visitor.key, c.req.param("fileId") ?? "", c.req.query("thumb") === "1");
	return visitor && url ? seeOther(url, [], 302) : closed(c);
}

export async function again(c: Door, visitor: Visitor, shown: Parameters<typeof inbox>[3]): Promise<Response> {
	const page = await visitor.thread.page(visitor.key, { open: null, before: null });
	return page?.step === "inbox" ? inbox(c, visitor, page, shown) : closed(c);
}
