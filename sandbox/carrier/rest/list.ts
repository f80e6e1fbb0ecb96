import type { Exchange } from "../exchange.ts";
import type { Answer } from "./answer.ts";
import { type Refusal, refusal } from "./errors.ts";
import { messageJson, messagesPath } from "./message-json.ts";
import { checkParameters, type Pairs, parameter } from "./parameters.ts";

const DAY_S = 86_400;
const PAGE_SIZE = 50;

/** `2026-11-23` is its first second; `2026-11-23T17:12:00Z` is itself. Null when it is neither. */
function secondOf(text: string): number | null {
	if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2}))?$/.test(text)) return null;
	const at = Date.parse(text);
	return Number.isNaN(at) ? null : Math.floor(at / 1000);
}

type Span = { since?: number; until?: number };

/** `DateSent>` and `DateSent<` include their end; a bare `DateSent` is a whole day, or one second. */
function spanOf(pairs: Pairs): Span | null {
	const span: Span = {};
	const narrow = (name: string, apply: (second: number, isDay: boolean) => void): boolean => {
		const text = parameter(pairs, name);
		if (text === undefined) return true;
		const second = secondOf(text);
		if (second !== null) apply(second, !text.includes("T"));
		return second !== null;
	};
	const isFine = [
		narrow("DateSent", (second, isDay) => Object.assign(span, { since: second, until: isDay ? second + DAY_S - 1 : second })),
		narrow("DateSent>", (second) => Object.assign(span, { since: second })),
		narrow("DateSent<", (second) => Object.assign(span, { until: second })),
	];
	return isFine.every(Boolean) ? span : null;
}

function pageUri(exchange: Exchange, pairs: Pairs, page: number, token: string | null): string {
	const query = new URLSearchParams(
		pairs.filter(([name]) => name !== "Page" && name !== "PageToken").map(([name, value]) => [name, value]),
	);
	query.set("Page", String(page));
	if (token) query.set("PageToken", token);
	return `${messagesPath(exchange)}.json?${query}`;
}

/** Newest first. A page is tied to the last text of the one before, so texts that come in between neither repeat nor hide any. */
export function list(exchange: Exchange, pairs: Pairs, lagMs: number): Answer | Refusal {
	const wrong = checkParameters("list", pairs);
	if (wrong) return wrong;
	const span = spanOf(pairs);
	if (!span) return refusal(20002, "DateSent");
	const size = Number(parameter(pairs, "PageSize") ?? PAGE_SIZE);
	const page = Number(parameter(pairs, "Page") ?? 0);
	const token = parameter(pairs, "PageToken");
	const beforeSeq = token === undefined ? undefined : Number(/^PA(\d+)$/.exec(token)?.[1] ?? Number.NaN);
	if (Number.isNaN(beforeSeq) || page > 0 !== (token !== undefined)) return refusal(20006);
	if (lagMs > 0) span.until = Math.min(span.until ?? Number.MAX_SAFE_INTEGER, Math.floor((exchange.now() - lagMs) / 1000));
	const query = { to: parameter(pairs, "To"), from: parameter(pairs, "From"), ...span, beforeSeq, limit: size + 1 };
	const found = exchange.messages.list(query);
	const shown = found.slice(0, size);
	const last = shown.at(-1);
	return {
		status: 200,
		json: {
			messages: shown.map((message) => messageJson(exchange, message)),
			page,
			page_size: size,
			start: page * size,
			end: page * size + Math.max(0, shown.length - 1),
			uri: pageUri(exchange, pairs, page, token ?? null),
			first_page_uri: pageUri(exchange, pairs, 0, null),
			next_page_uri: last && found.length > size ? pageUri(exchange, pairs, page + 1, `PA${last.seq}`) : null,
			previous_page_uri: null,
		},
	};
}
