import type { AuditLeaf } from "../state/settings-audit.ts";
import { DAYS } from "../state/settings-drafts.ts";
import type { SettingsWords } from "../words/settings-en.ts";
import { dateName, dayName, hourName } from "./settings-days.ts";
import { shownNumber } from "./settings-number.ts";

export type AuditTongue = { words: SettingsWords; locale: string; country: string };

const SHORT_HASH = 12;

/** A setting's name on screen, of the path by which the log knows it. */
export function nameSetting(at: string, { words, locale, country }: AuditTongue): string {
	const [key = "", ...rest] = at.split(".");
	const last = rest.at(-1) ?? "";
	const { topics } = words;
	const day = DAYS.find((one) => one === last);
	if (day) return `${topics.hours.title}: ${dayName(day, locale)}`;
	if (last === "holidays") return words.hours.holidays;
	if (key === "phi") return titleOf(words.phi.items, rest[1] ?? "") ?? words.phi.on;
	if (key === "numbers")
		return `${shownNumber(rest[0] ?? "", country)}: ${last === "registration" ? words.numbers.registration : words.numbers.replies}`;
	if (key === "quietHours") return last === "from" ? words.quiet.from : words.quiet.to;
	if (key === "timeZone") return words.hours.zoneTitle;
	if (key === "newTicketAfterDays") return topics.tickets.title;
	if (key === "members") return words.history.staff(rest[0] ?? "");
	if (key === "consent") return words.consent.windowTitle;
	if (key === "secure" && isOfSecure(last)) return words.secure[last];
	const title = titleOf(topics, TOPIC_OF.get(key) ?? key);
	if (key === "emergencyWords" && (last === "en" || last === "es")) return `${topics.emergency.title}: ${words.emergency[last]}`;
	const language = last === "en" || last === "es" ? words.text[last] : null;
	return [title, language].filter(Boolean).join(": ") || at;
}

const TOPIC_OF = new Map([
	["optOutConfirmation", "optOut"],
	["emergencyWords", "emergency"],
]);

function isOfSecure(last: string): last is "proof" | "linkHours" | "nudgeHours" | "colour" {
	return ["proof", "linkHours", "nudgeHours", "colour"].includes(last);
}

function titleOf(among: Record<string, { title: string }>, key: string): string | null {
	return Object.hasOwn(among, key) ? (among[key]?.title ?? null) : null;
}

export function sayValue(value: AuditLeaf, { words, locale }: AuditTongue): string {
	if (value === null) return words.history.nothing;
	if (typeof value === "boolean") return value ? words.history.on : words.history.off;
	if (typeof value === "number") return String(value);
	if (value.startsWith("sha256:")) return words.history.words(value.slice("sha256:".length).slice(0, SHORT_HASH));
	if (value.startsWith("[")) return sayList(value, words, locale);
	if (/^\d\d:\d\d$/.test(value)) return hourName(value, locale);
	return choices(words).get(value) ?? value;
}

function choices({ closedCase, members, numbers, revocation, secure }: SettingsWords): Map<string, string> {
	const { carrier_default, carrier_advanced, ours } = numbers.stopReplies;
	return new Map([
		["reopen", closedCase.reopen],
		["answer", closedCase.answer],
		["confirmed", numbers.confirmed],
		["pending", numbers.pending],
		["carrier_default", carrier_default.title],
		["carrier_advanced", carrier_advanced.title],
		["ours", ours.title],
		["everything", revocation.everything],
		["as_law", revocation.as_law],
		...Object.entries(secure.ways).map(([way, { title }]): [string, string] => [way, title]),
		...Object.entries(members.roles),
	]);
}

/** Hours of a day, or holidays: the log keeps such a list as one value. */
function sayList(json: string, words: SettingsWords, locale: string): string {
	const hours = [...json.matchAll(/"from":"([\d:]+)","to":"([\d:]+)"/g)];
	const days = [...json.matchAll(/"(\d{4}-\d\d-\d\d)"/g)];
	const said = [
		...hours.map(([, from = "", to = ""]) => `${hourName(from, locale)} – ${hourName(to, locale)}`),
		...days.map(([, day = ""]) => dateName(day, locale)),
	];
	return said.join(", ") || words.history.nothing;
}
