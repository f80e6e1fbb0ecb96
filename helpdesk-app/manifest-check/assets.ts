import type { Package } from "../manifest-check.ts";
import { type JsonObject, objectAt } from "./json.ts";

const LOGOS: readonly [path: string, sidePx: number][] = [
	["assets/logo.png", 320],
	["assets/logo-small.png", 128],
];
const ICON_PLACES = ["top_bar", "nav_bar", "ticket_editor"];
/** Zendesk prunes these and rewrites the file; a bitmap becomes a placeholder. */
const PRUNED = /<(script|style|image|foreignObject|iframe|a)\b|\son\w+\s*=|javascript:|data:/i;

/** Zendesk's validator does not look at these, but an app without them cannot be installed, or looks broken. */
export function assetProblems(manifest: JsonObject, files: Package): string[] {
	const places = objectAt(objectAt(manifest, "location") ?? {}, "support") ?? {};
	const icons = ICON_PLACES.filter((place) => place in places).flatMap((place) => iconProblems(`assets/icon_${place}.svg`, files));
	return [...LOGOS.flatMap(([path, sidePx]) => logoProblems(path, sidePx, files)), ...icons];
}

function logoProblems(path: string, sidePx: number, files: Package): string[] {
	const bytes = files.get(path);
	if (!bytes) return [`${path} is missing.`];
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	// Signature, then the IHDR chunk with width and height: the PNG specification, 5.2 and 11.2.2.
	const isPng = bytes.length >= 24 && view.getUint32(0) === 0x89504e47;
	const fits = isPng && view.getUint32(16) === sidePx && view.getUint32(20) === sidePx;
	return fits ? [] : [`${path} must be a PNG of ${sidePx} × ${sidePx}.`];
}

function iconProblems(path: string, files: Package): string[] {
	const bytes = files.get(path);
	if (!bytes) return [`${path} is missing.`];
	const svg = new TextDecoder().decode(bytes);
	const drawings = [...svg.matchAll(/<(svg|symbol)\b[^>]*>/g)].map(([tag]) => tag);
	const symbols = drawings.filter((tag) => tag.startsWith("<symbol"));
	const drawn = symbols.length > 0 ? symbols : drawings.slice(0, 1);
	return [
		...(svg.includes('xmlns="http://www.w3.org/2000/svg"') ? [] : [`${path} has no xmlns.`]),
		...(drawn.length > 0 && drawn.every((tag) => tag.includes("viewBox=")) ? [] : [`${path}: every drawing needs a viewBox.`]),
		...(symbols.length === 0 || symbols.some((tag) => tag.includes('id="default"')) ? [] : [`${path} has no symbol "default".`]),
		...(PRUNED.test(svg) ? [`${path} holds something that Zendesk would cut out.`] : []),
	];
}
