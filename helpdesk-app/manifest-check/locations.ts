import type { Package } from "../manifest-check.ts";
import { isObject, type JsonObject, objectAt } from "./json.ts";

/** `custom_object_record_sidebar` exists too, but accounts refuse it unless it is switched on for them. */
const PLACES: Record<string, readonly string[]> = {
	support: [
		"top_bar",
		"nav_bar",
		"ticket_sidebar",
		"new_ticket_sidebar",
		"user_sidebar",
		"organization_sidebar",
		"background",
		"modal",
		"ticket_editor",
		"system_top_bar",
	],
	chat: ["main_panel"],
	standalone_chat: ["main_panel"],
	sell: ["top_bar", "deal_card", "person_card", "company_card", "lead_card", "modal", "note_action_menu", "call_log_action_menu"],
};
const BOOLEANS = ["autoLoad", "autoHide", "flexible", "signed"];

export function locationProblems(manifest: JsonObject, files: Package): string[] {
	const location = objectAt(manifest, "location");
	if (!location || Object.keys(location).length === 0) return ["location is missing."];
	return Object.entries(location).flatMap(([product, places]) => {
		const known = PLACES[product];
		if (!known) return [`location.${product} is not a product.`];
		if (!isObject(places)) return [`location.${product} must name its places.`];
		return Object.entries(places).flatMap(([place, how]) =>
			known.includes(place) ? placeProblems(`location.${product}.${place}`, how, files) : [`location.${product}.${place} is not a place.`],
		);
	});
}

function placeProblems(name: string, how: unknown, files: Package): string[] {
	if (typeof how === "string") return urlProblems(name, how, files);
	if (!isObject(how)) return [`${name} must be an address or an object.`];
	const wrong = BOOLEANS.filter((key) => key in how && typeof how[key] !== "boolean").map((key) => `${name}.${key} must be true or false.`);
	const size = "size" in how && !isSize(how.size) ? [`${name}.size must have a width and a height.`] : [];
	return [...wrong, ...size, ...addressProblems(name, how, files)];
}

function addressProblems(name: string, how: JsonObject, files: Package): string[] {
	if (how.url === undefined || how.url === "")
		return how.autoLoad === false ? [] : [`${name} has no url, which only autoLoad: false allows.`];
	return typeof how.url === "string" ? urlProblems(name, how.url, files) : [`${name}.url must be a text.`];
}

function urlProblems(name: string, url: string, files: Package): string[] {
	if (/^[a-z][a-z0-9+.-]*:/i.test(url)) {
		const parsed = URL.parse(url);
		const fine = parsed && (parsed.protocol === "https:" || parsed.hostname === "localhost");
		return fine ? [] : [`${name}: an address must begin with https:// (or lie on localhost).`];
	}
	if (!url.startsWith("assets/")) return [`${name}: a relative address must begin with assets/.`];
	return files.has(url.split(/[?#]/)[0] ?? "") ? [] : [`${name}: ${url} is not in the package.`];
}

function isSize(size: unknown): boolean {
	return isObject(size) && ["width", "height"].every((side) => typeof size[side] === "string" || typeof size[side] === "number");
}
