import type { NewMedia } from "../account/media.ts";
import { MessageStatus, type ReceiptFault } from "../account/message.ts";
import { fateOf } from "../account/number-magic.ts";
import type { Fault } from "../control/faults.ts";
import type { Exchange } from "../exchange.ts";
import { rush } from "../progress.ts";
import { accept, type OutgoingText, schedule } from "../send-out.ts";
import type { Answer } from "./answer.ts";
import { isRefusal, type Refusal, refusal } from "./errors.ts";
import { fetchMedia } from "./fetch-media.ts";
import { messageJson } from "./message-json.ts";
import { checkParameters, type Pairs, parameter } from "./parameters.ts";

const E164 = /^\+[1-9]\d{6,14}$/;
const NORTH_AMERICAN = /^\+1[2-9]\d{2}[2-9]\d{6}$/;
const MOST_UNITS = 1600;
const MOST_MEDIA = 10;

function isPhoneNumber(text: string): boolean {
	return text.startsWith("+1") ? NORTH_AMERICAN.test(text) : E164.test(text);
}

function isWebUrl(text: string): boolean {
	const url = URL.parse(text);
	return (url?.protocol === "http:" || url?.protocol === "https:") && !url.hostname.includes("_");
}

function senderOf(exchange: Exchange, from: string | undefined, service: string | undefined): string | Refusal {
	if (service !== undefined && service !== exchange.account.serviceSid) return refusal(21701);
	if (from === undefined) return (service === undefined ? undefined : exchange.numbers.all()[0]?.number) ?? refusal(21603);
	if (!/^\+?\d{3,15}$/.test(from)) return refusal(21212);
	return exchange.numbers.get(from) ? from : refusal(21606);
}

/** In the order in which the real carrier finds fault. */
function readText(exchange: Exchange, pairs: Pairs): (OutgoingText & { mediaUrls: string[] }) | Refusal {
	const [to, body, service, callback] = ["To", "Body", "MessagingServiceSid", "StatusCallback"].map((name) => parameter(pairs, name));
	const mediaUrls = pairs.filter(([name]) => name === "MediaUrl").map(([, value]) => value);
	if (to === undefined || to === "") return refusal(21604);
	const from = senderOf(exchange, parameter(pairs, "From"), service);
	if (typeof from !== "string") return from;
	if (!body && mediaUrls.length === 0) return refusal(21602);
	if (/^\d{3,6}$/.test(to)) return refusal(21265);
	if (!isPhoneNumber(to)) return refusal(21211, to);
	if (to === from) return refusal(21266);
	if (body !== undefined && body.length > MOST_UNITS) return refusal(21617);
	if (mediaUrls.length > MOST_MEDIA) return refusal(21623);
	if (!mediaUrls.every(isWebUrl)) return refusal(21620);
	if (callback !== undefined && !isWebUrl(callback)) return refusal(21609);
	const refused = fateOf(to).refusal;
	if (refused !== undefined) return refusal(refused);
	// With a messaging service the block shows only later, in the receipt.
	if (service === undefined && exchange.optOuts.has(to, exchange.optOutSender(from))) return refusal(21610);
	const text = { from, to, body: body ?? "", statusCallback: callback ?? null, serviceSid: service ?? null, mediaUrls };
	return { ...text, direction: "outbound-api" };
}

const DEFAULT_DELAY_MS = 10_000;

function receiptFaultOf(fault: Fault): ReceiptFault[] {
	if (fault.kind === "duplicate") return [{ kind: "duplicate", copies: fault.copies ?? 2 }];
	if (fault.kind === "reverse") return [{ kind: "reverse" }];
	if (fault.kind === "delay") return [{ kind: "delay", delayMs: fault.delayMs ?? DEFAULT_DELAY_MS }];
	if (fault.kind === "drop") return [{ kind: "drop", status: MessageStatus.safeParse(fault.match?.status).data }];
	return [];
}

export async function create(exchange: Exchange, pairs: Pairs, rushed: boolean): Promise<Answer | Refusal> {
	const wanted = checkParameters("create", pairs) ?? readText(exchange, pairs);
	if (isRefusal(wanted)) return wanted;
	const media: NewMedia[] | Refusal = await fetchMedia(wanted.mediaUrls, exchange.stopped);
	if (!Array.isArray(media)) return media;
	const faults = exchange.faults.takeAll("callback", wanted);
	const errorCode = Number(faults.find((fault) => fault.kind.startsWith("error:"))?.kind.slice(6));
	const inHaste = rushed || faults.some((fault) => fault.kind === "before_answer");
	const { message, steps } = exchange.atomically(() => {
		const fate = errorCode ? { end: "undelivered" as const, errorCode } : {};
		const accepted = accept(exchange, { ...wanted, media, fate, receiptFaults: faults.flatMap(receiptFaultOf) });
		if (!inHaste) schedule(exchange, accepted.message, accepted.steps);
		return accepted;
	});
	if (inHaste) await rush(exchange, message.sid, steps);
	return { status: 201, json: messageJson(exchange, message), sid: message.sid };
}
