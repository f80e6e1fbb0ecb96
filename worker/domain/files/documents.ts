import { BROKEN, latin1, type Shape, startsWith } from "./shape.ts";

/** Where a PDF ends, but for what some printers write behind it. */
const END_WITHIN = 1024;
const DEEPEST = 200;

export function readPdf(bytes: Uint8Array): Shape {
	if (!startsWith(bytes, "%PDF-")) return null;
	const end = latin1(bytes.subarray(-END_WITHIN - 8));
	const rest = end.slice(end.lastIndexOf("%%EOF"));
	if (!end.includes("%%EOF") || rest.includes("<")) return BROKEN;
	// A name may be written in numbers: `/J#61vaScript`.
	const text = latin1(bytes).replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	if (/\/(?:Launch|EmbeddedFile|RichMedia)/.test(text)) return { cause: "active" };
	return /\/(?:JavaScript|JS[\s(<[])/.test(text) ? { bytes, warnings: ["scripts"] } : { bytes };
}

/** Things in a document that are made by other programs, or are got from elsewhere. */
const ACTIVE =
	/\\(?:obj(?:ect|data|update|class|html|link|autlink|emb|ocx|attph)|bin)(?![a-z])|\\\*\s*\\template(?![a-z])|\b(?:INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE)\b/;

export function readRtf(bytes: Uint8Array): Shape {
	if (!startsWith(bytes, "{\\rtf")) return null;
	const text = latin1(bytes);
	if (ACTIVE.test(text)) return { cause: "active" };
	const end = endOfGroup(text);
	return end !== null && /^[\s\0]*$/.test(text.slice(end)) ? { bytes } : BROKEN;
}

/** Behind the brace that closes the first; null where none does, or they nest too deep. */
function endOfGroup(text: string): number | null {
	let depth = 0;
	for (const { 0: token, index } of text.matchAll(/\\[\s\S]|[{}]/g)) {
		if (token === "{") depth += 1;
		if (token === "}") depth -= 1;
		if (depth > DEEPEST) return null;
		if (depth === 0) return index + 1;
	}
	return null;
}
