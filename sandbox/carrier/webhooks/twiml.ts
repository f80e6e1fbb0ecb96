import type { Answer } from "./deliver.ts";

/** What the clinic's answer to a webhook asks for: texts to send back, or the error that the account's log would show. */
export type Reply = { texts: string[]; errorCode: number | null };

const XML_TYPES = new Set(["text/xml", "application/xml", "text/html"]);
const VERBS = new Set(["Message", "Redirect"]);
const TOKEN =
	/<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
	return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
		if (name.startsWith("#x")) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
		return name.startsWith("#") ? String.fromCodePoint(Number(name.slice(1))) : (ENTITIES[name] ?? whole);
	});
}

type Element = { name: string; text: string; children: Element[] };

/** Null when it is not well-formed. */
function parse(xml: string): Element | null {
	const root: Element = { name: "", text: "", children: [] };
	const open: Element[] = [root];
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < xml.length) {
		const token = TOKEN.exec(xml);
		const parent = open.at(-1);
		if (!token || !parent) return null;
		const [, cdata, closing, name, , selfClosing, text] = token;
		if (text !== undefined || cdata !== undefined) parent.text += cdata ?? decoded(text ?? "");
		if (name === undefined) continue;
		if (closing) {
			if (open.length === 1 || open.pop()?.name !== name) return null;
			continue;
		}
		const element = { name, text: "", children: [] };
		parent.children.push(element);
		if (!selfClosing) open.push(element);
	}
	const only = root.children.length === 1 && open.length === 1 && root.text.trim() === "";
	return only ? (root.children[0] ?? null) : null;
}

function textOf(message: Element): string {
	const body = message.children.find((child) => child.name === "Body");
	return (body?.text ?? message.text).trim();
}

const failed = (errorCode: number): Reply => ({ texts: [], errorCode });

export function replyOf(answer: Pick<Answer, "contentType" | "body">): Reply {
	if (answer.body === "") return { texts: [], errorCode: null };
	if (answer.contentType === null) return failed(11200);
	const type = answer.contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
	// The real carrier texts a plain answer to the person; an "OK" here shows on the phone, where it is seen.
	if (type === "text/plain") return { texts: [answer.body], errorCode: null };
	if (!XML_TYPES.has(type)) return failed(12300);
	const root = parse(answer.body.replace(/^\uFEFF/, ""));
	if (!root) return failed(12100);
	if (root.name !== "Response" || root.children.some((child) => !VERBS.has(child.name))) return failed(12200);
	return { texts: root.children.filter((child) => child.name === "Message").map(textOf), errorCode: null };
}
