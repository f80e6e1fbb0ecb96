import type { IncomingMessage, ServerResponse } from "node:http";
import * as z from "zod/mini";
import { isTollFree, OptOutMode } from "../account/keyword.ts";
import type { StoredMessage } from "../account/message.ts";
import { NUMBER_MAGIC } from "../account/number-magic.ts";
import type { StoredNumber } from "../account/numbers.ts";
import { MESSAGE_SID } from "../account/sid.ts";
import type { Exchange } from "../exchange.ts";
import { type Respond, readBody } from "../http.ts";
import { release } from "../progress.ts";
import type { Answer } from "../rest/answer.ts";
import { receive } from "../text-in.ts";
import { NewFault } from "./faults.ts";

const PhoneNumber = z.string().check(z.regex(/^\+[1-9]\d{6,14}$/));
const NewPhone = z.strictObject({ number: PhoneNumber, name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)) });
const PhoneSwitch = z.strictObject({ off: z.boolean() });
const NewNumber = z.strictObject({ number: PhoneNumber, name: z.optional(z.string()), smsUrl: z.url(), fallbackUrl: z.optional(z.url()) });
const NumberSwitch = z.strictObject({ optOut: OptOutMode });
const NewText = z.strictObject({
	/** Anything that can be a sender: a number, a short code, a word. */
	from: z.string().check(z.minLength(1), z.maxLength(64)),
	to: PhoneNumber,
	body: z.string().check(z.maxLength(20_000)),
	sid: z.optional(z.string().check(z.regex(MESSAGE_SID))),
	key: z.optional(z.string().check(z.maxLength(64))),
	media: z._default(z.array(z.strictObject({ contentType: z.string(), dataBase64: z.base64() })).check(z.maxLength(10)), []),
	extra: z.optional(z.record(z.string(), z.nullable(z.string()))),
	webhook: z.optional(z.enum(["post", "skip"])),
});

type Place = { method: string; path: string; query: URLSearchParams; input: unknown };

const ok = (json: unknown): Answer => ({ status: 200, json });
const NONE: Answer = { status: 204 };
const MISSING: Answer = { status: 404, json: { message: "There is no such thing here." } };

function seen(message: StoredMessage) {
	const { sid, direction, from, to, body, status, errorCode, segments, createdAt, updatedAt, arrivedAt, waiting } = message;
	const [phone, clinic] = direction === "inbound" ? [from, to] : [to, from];
	const media = message.media.map((item) => ({ contentType: item.contentType, url: `/_/media/${item.sid}` }));
	return { sid, direction, phone, clinic, from, to, body, status, errorCode, segments, createdAt, updatedAt, arrivedAt, waiting, media };
}

function text(exchange: Exchange, input: unknown): Answer {
	const wanted = NewText.parse(input);
	if (!exchange.numbers.get(wanted.to)) return { status: 404, json: { message: "No clinic has this number." } };
	const media = wanted.media.map((item) => ({ contentType: item.contentType, bytes: Buffer.from(item.dataBase64, "base64") }));
	const message = receive(exchange, { ...wanted, media });
	return { status: 201, json: { sid: message.sid, message: seen(message) } };
}

function phones(exchange: Exchange, { method, path, input }: Place): Answer {
	const number = decodeURIComponent(path.slice("phones/".length));
	if (path === "phones" && method === "GET") return ok({ items: exchange.phones.all() });
	if (path === "phones" && method === "POST") {
		const phone = NewPhone.parse(input);
		if (exchange.numbers.get(phone.number)) return { status: 409, json: { message: "This is a clinic's number." } };
		if (!exchange.phones.add(phone.number, phone.name, exchange.now()))
			return { status: 409, json: { message: "There is a phone with this number." } };
		exchange.events.send({ type: "phones" });
		return { status: 201, json: exchange.phones.get(phone.number) };
	}
	if (!exchange.phones.get(number)) return MISSING;
	if (method === "PUT") {
		const { off } = PhoneSwitch.parse(input);
		exchange.phones.switch(number, off);
		if (!off) release(exchange, number);
	} else if (method === "DELETE") exchange.phones.remove(number);
	else return MISSING;
	exchange.events.send({ type: "phones" });
	return NONE;
}

function faults(exchange: Exchange, { method, path, input }: Place): Answer {
	if (method === "GET") return ok({ items: exchange.faults.all() });
	if (method === "POST") return { status: 201, json: exchange.faults.add(NewFault.parse(input)) };
	if (method !== "DELETE") return MISSING;
	if (path === "faults") exchange.faults.clear();
	else exchange.faults.remove(Number(path.slice("faults/".length)));
	return NONE;
}

function listed(exchange: Exchange, { number, name }: StoredNumber) {
	return { number, name: name ?? number, optOut: exchange.numbers.optOutOf(number), tollFree: isTollFree(number) };
}

function numbers(exchange: Exchange, { method, path, input }: Place): Answer {
	const known = exchange.numbers.get(decodeURIComponent(path.slice("numbers/".length)));
	if (path === "numbers" && method === "GET") return ok({ items: exchange.numbers.all().map((number) => listed(exchange, number)) });
	if (path === "numbers" && method === "POST") exchange.numbers.put(NewNumber.parse(input));
	else if (known && method === "PUT") exchange.numbers.setOptOut(known.number, NumberSwitch.parse(input).optOut);
	else return MISSING;
	exchange.events.send({ type: "phones" });
	return NONE;
}

function media(exchange: Exchange, sid: string): Answer {
	const found = exchange.media.onPhone(sid);
	return found ? { status: 200, bytes: { contentType: found.contentType, content: found.bytes } } : MISSING;
}

function route(exchange: Exchange, place: Place): Answer {
	const { method, path, query, input } = place;
	const since = Number(query.get("since") ?? 0) || 0;
	const [first] = path.split("/");
	if (first === "phones") return phones(exchange, place);
	if (first === "faults") return faults(exchange, place);
	if (first === "numbers") return numbers(exchange, place);
	if (path === "text" && method === "POST") return text(exchange, input);
	if (method !== "GET") return MISSING;
	if (first === "media") return media(exchange, path.slice("media/".length));
	if (path === "journal")
		return ok({ items: exchange.journal.since(since, query.get("kind") ?? undefined, query.get("sid") ?? undefined) });
	if (path === "magic") return ok({ items: NUMBER_MAGIC.map(({ number, label }) => ({ number, label })) });
	if (path === "opt-outs") return ok({ items: [...exchange.optOuts.all(), ...exchange.networkStops.all()] });
	if (path !== "messages") return MISSING;
	const phone = query.get("phone");
	return ok({ items: (phone === null ? exchange.messages.all(since) : exchange.messages.ofPhone(phone, since)).map(seen) });
}

async function inputOf(request: IncomingMessage): Promise<unknown> {
	// Only JSON is taken: no other site's form can press these buttons.
	if (!/^application\/json\b/i.test(request.headers["content-type"] ?? "")) return undefined;
	return JSON.parse((await readBody(request)).toString("utf8"));
}

/** Everything under `/_/`: what a test, the phone page and the mischief page ask for. */
export async function answerControl(exchange: Exchange, request: IncomingMessage, response: ServerResponse, url: URL, respond: Respond) {
	const method = request.method ?? "GET";
	const path = url.pathname.slice("/_/".length);
	if (path === "events" && method === "GET") return exchange.events.open(response);
	try {
		const input = method === "POST" || method === "PUT" ? await inputOf(request) : undefined;
		respond(route(exchange, { method, path, query: url.searchParams, input }), { "Cache-Control": "no-store" });
	} catch (error) {
		if (!(error instanceof z.core.$ZodError) && !(error instanceof SyntaxError)) throw error;
		const at = error instanceof z.core.$ZodError ? error.issues.map((issue) => issue.path.join(".")).join(", ") : "body";
		respond({ status: 400, json: { message: "The request is not as it should be.", at } });
	}
}
