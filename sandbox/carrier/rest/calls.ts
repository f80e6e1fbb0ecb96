import type { IncomingMessage, ServerResponse } from "node:http";
import type { Fault, FaultTarget } from "../control/faults.ts";
import type { Exchange } from "../exchange.ts";
import { type Respond, readBody } from "../http.ts";
import type { Answer } from "./answer.ts";
import { isAuthorised } from "./auth.ts";
import { isRefusal, type Refusal, refusal, refusalBody } from "./errors.ts";
import { type Call, operate } from "./operations.ts";
import { type Pairs, parameter } from "./parameters.ts";

const HANG_MS = 20_000;
const LAG_MS = 60_000;

function targetOf(method: string, rest: string): FaultTarget {
	if (rest !== ".json") return "fetch";
	return method === "POST" ? "create" : "list";
}

const REFUSED_BY: Record<string, number> = { 429: 20429, 500: 20500, 503: 20503 };

/** The faults that keep a call from having any effect. */
function refusedBy(fault: Fault | null): Refusal | null {
	const code = fault?.kind.startsWith("error:") ? Number(fault.kind.slice(6)) : REFUSED_BY[fault?.kind ?? ""];
	return code === undefined ? null : refusal(code);
}

async function pairsOf(request: IncomingMessage, url: URL): Promise<Pairs | Refusal> {
	const query = [...url.searchParams];
	if (request.method !== "POST") return query;
	if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers["content-type"] ?? "")) return refusal(20415);
	return [...query, ...new URLSearchParams((await readBody(request)).toString("utf8"))];
}

async function outcomeOf(exchange: Exchange, call: Call, fault: Fault | null): Promise<Answer | Refusal> {
	const result = refusedBy(fault) ?? (await operate(exchange, call));
	return fault?.kind === "500_after" ? refusal(20500) : result;
}

async function send(exchange: Exchange, respond: Respond, response: ServerResponse, result: Answer | Refusal, fault: Fault | null) {
	const answer: Answer = isRefusal(result) ? { status: result.status, json: refusalBody(result) } : result;
	const headers: Record<string, string> = { "Twilio-Concurrent-Requests": "1" };
	if (fault?.kind === "429" && fault.retryAfter !== undefined) headers["Retry-After"] = String(fault.retryAfter);
	if (fault?.kind === "503" && fault.retryAfter !== undefined) headers["Retry-After"] = String(fault.retryAfter);
	if (result.status === 401) headers["WWW-Authenticate"] = 'Basic realm="Twilio API"';
	if (fault?.kind === "hang" || fault?.kind === "delay") await exchange.pause(fault.delayMs ?? (fault.kind === "hang" ? HANG_MS : 1000));
	if (fault?.kind === "reset_after") response.destroy();
	else if (fault?.kind === "cut_after") cut(response, answer);
	else respond(answer, headers);
}

/** Promises the whole JSON, sends half of it and breaks off. */
function cut(response: ServerResponse, answer: Answer) {
	const whole = JSON.stringify(answer.json ?? {});
	response.writeHead(answer.status, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(whole) });
	response.write(whole.slice(0, whole.length / 2), () => response.destroy());
}

export async function answerCall(exchange: Exchange, request: IncomingMessage, response: ServerResponse, url: URL, respond: Respond) {
	const method = request.method ?? "GET";
	const [, account, rest = ""] = /^\/2010-04-01\/Accounts\/([^/]+)\/Messages(.*)$/.exec(url.pathname) ?? [];
	const pairs = await pairsOf(request, url);
	const record = (status: number | null, code: number | null, fault: Fault | null, sid: string | null) => {
		const params = isRefusal(pairs) ? [] : pairs.map(([name, value]): [string, string] => [name, value]);
		exchange.journal.add({ kind: "api", method, path: url.pathname, params, status, code, fault: fault?.kind ?? null, sid });
	};
	const wrong = account !== exchange.account.sid || !isAuthorised(exchange, request.headers.authorization) ? refusal(20003) : pairs;
	if (isRefusal(wrong)) {
		record(wrong.status, wrong.code, null, null);
		return send(exchange, respond, response, wrong, null);
	}
	const subject = { to: parameter(wrong, "To"), from: parameter(wrong, "From") };
	const fault = exchange.faults.take(targetOf(method, rest), subject);
	if (fault?.kind === "reset_before" || fault?.kind === "hang_before") {
		record(null, null, fault, null);
		if (fault.kind === "hang_before") await exchange.pause(fault.delayMs ?? HANG_MS);
		return response.destroy();
	}
	const lagMs = fault?.kind === "drop" ? (fault.delayMs ?? LAG_MS) : 0;
	const result = await outcomeOf(exchange, { method, rest, pairs: wrong, rushed: fault?.kind === "before_answer", lagMs }, fault);
	const isWhole = fault?.kind !== "reset_after" && fault?.kind !== "cut_after";
	const [code, sid] = isRefusal(result) ? [result.code, null] : [null, result.sid ?? null];
	record(isWhole ? result.status : null, code, fault, sid);
	await send(exchange, respond, response, result, fault);
}
