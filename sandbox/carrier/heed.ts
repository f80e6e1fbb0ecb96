import {
	ADVANCED_ANSWERS,
	CARRIER_ANSWERS,
	isTollFree,
	type Keyword,
	keywordOf,
	NETWORK_ANSWERS,
	networkKeywordOf,
} from "./account/keyword.ts";
import type { Exchange } from "./exchange.ts";
import { sendOut } from "./send-out.ts";

type Said = { from: string; to: string; body: string };

/** What the webhook adds to a text: with Advanced Opt-Out the carrier says which keyword it read. */
export function marksOf(exchange: Exchange, { to, body }: Said): Record<string, string> {
	const mode = exchange.numbers.optOutOf(to);
	const keyword = mode === "advanced" ? keywordOf(body, mode) : null;
	return keyword ? { OptOutType: keyword } : {};
}

/** STOP, START and HELP are not the clinic's to answer; one answer for each change. */
export function heed(exchange: Exchange, said: Said) {
	if (isTollFree(said.to) && heedByNetwork(exchange, said)) return;
	const mode = exchange.numbers.optOutOf(said.to);
	const keyword = keywordOf(said.body, mode);
	if (keyword && changes(exchange, said, keyword))
		answer(exchange, said, (mode === "advanced" ? ADVANCED_ANSWERS : CARRIER_ANSWERS)[keyword]);
}

/** False when the carrier has its say as well. While the network blocks, no answer of the carrier gets through. */
function heedByNetwork(exchange: Exchange, said: Said): boolean {
	const stops = exchange.networkStops;
	const keyword = networkKeywordOf(said.body);
	if (keyword === null) return stops.has(said.from, said.to);
	const changed = keyword === "STOP" ? stops.block(said.from, said.to, exchange.now()) : stops.lift(said.from, said.to);
	if (changed) answer(exchange, said, NETWORK_ANSWERS[keyword]);
	return keyword === "STOP";
}

function changes(exchange: Exchange, { from, to }: Said, keyword: Keyword): boolean {
	const sender = exchange.optOutSender(to);
	if (keyword === "HELP") return true;
	return keyword === "STOP" ? exchange.optOuts.block(from, sender, exchange.now()) : exchange.optOuts.lift(from, sender);
}

function answer(exchange: Exchange, { from, to }: Said, body: string) {
	sendOut(exchange, { from: to, to: from, body, direction: "outbound-reply", own: true });
}
