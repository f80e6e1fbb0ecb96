import * as z from "zod/mini";
import { MOST_FILE_BYTES } from "../../../shared/schemas/file.ts";
import type { MediaAnswer, MediaDeletion, NoAnswer } from "../../ports.ts";
import { type Fetch, outside, parseJson, retryAfterMs } from "../exchange.ts";
import type { TwilioClient } from "./twilio-client.ts";

const TIME_LIMIT_MS = 30_000;
const MOST_HOPS = 3;
/** Where Twilio's API sends those who may have a file; a link there opens by itself. */
const STORES: ReadonlySet<string> = new Set(["https://mms.twiliocdn.com", "https://media.twiliocdn.com"]);
const TWILIO = "https://api.twilio.com";
const MEDIA = /\/Messages\/((?:SM|MM)[0-9a-fA-F]{32})\/Media\/(ME[0-9a-fA-F]{32})$/;
const NOT_COMPLETE = 20009;

const noAnswer: NoAnswer = { kind: "no_answer", retryAfterMs: null };

/** Each hop is one that we know, and the account's credentials go to the first alone. */
export async function fetchMedia(client: TwilioClient, address: string, fetcher: Fetch = outside): Promise<MediaAnswer | NoAnswer> {
	const resource = resourceOf(client, address);
	if (!resource) return { kind: "refused", why: "address" };
	const signal = AbortSignal.timeout(TIME_LIMIT_MS);
	try {
		let url = new URL(resource);
		let response = await client.open(url.href, signal);
		for (let hops = 0; isRedirect(response); hops++) {
			const location = response.headers.get("location");
			const next = location ? URL.parse(location, url) : null;
			await response.body?.cancel();
			if (!next || hops === MOST_HOPS || !mayFollow(client, next)) return { kind: "refused", why: "address" };
			url = next;
			response = await fetcher(url.href, { redirect: "manual", signal });
		}
		return await answerOf(client, response);
	} catch {
		return noAnswer;
	}
}

export async function deleteMedia(client: TwilioClient, address: string): Promise<MediaDeletion | NoAnswer> {
	const resource = resourceOf(client, address);
	// Nothing of ours lies there.
	if (!resource) return { kind: "deleted" };
	const reply = await client.remove(`${resource}.json`);
	if (reply && (reply.status === 204 || reply.status === 404)) return { kind: "deleted" };
	const code = Refusal.safeParse(parseJson(reply?.text ?? null));
	if (code.success && code.data.code === NOT_COMPLETE) return { kind: "not_yet" };
	return { kind: "no_answer", retryAfterMs: reply ? retryAfterMs(reply.headers, client.now()) : null };
}

const Refusal = z.object({ code: z.number() });

/** Made anew of the two ids: whatever else stands in an address that somebody sent us is not asked for. */
function resourceOf(client: TwilioClient, address: string): string | null {
	const url = URL.parse(address);
	if (!url || !(client.isOwnServer(url) || url.origin === TWILIO)) return null;
	const [, messageSid, mediaSid] = MEDIA.exec(url.pathname) ?? [];
	const resource = messageSid && mediaSid ? client.url(`Messages/${messageSid}/Media/${mediaSid}`) : null;
	return resource && new URL(resource).pathname.endsWith(url.pathname) ? resource : null;
}

function mayFollow(client: TwilioClient, url: URL): boolean {
	return client.isOwnServer(url) || STORES.has(url.origin) || url.origin === TWILIO;
}

function isRedirect({ status }: Response): boolean {
	return status >= 301 && status <= 308 && status !== 304;
}

async function answerOf(client: TwilioClient, response: Response): Promise<MediaAnswer | NoAnswer> {
	if (response.status !== 200) {
		await response.body?.cancel();
		if (response.status === 404 || response.status === 410) return { kind: "gone" };
		return { kind: "no_answer", retryAfterMs: retryAfterMs(response.headers, client.now()) };
	}
	const bytes = await bytesOf(response);
	return bytes ? { kind: "file", bytes, contentType: response.headers.get("content-type") ?? "" } : { kind: "refused", why: "too_large" };
}

/** Null when there are too many: what comes after the limit is not read. */
async function bytesOf({ headers, body }: Response): Promise<Uint8Array | null> {
	const told = Number(headers.get("content-length") ?? 0);
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of told > MOST_FILE_BYTES ? [] : (body ?? [])) {
		size += chunk.length;
		if (size > MOST_FILE_BYTES) return null;
		chunks.push(chunk);
	}
	if (told > MOST_FILE_BYTES) return null;
	// Half a file that broke off without a word.
	if (told > 0 && size < told && !headers.has("content-encoding")) throw new Error("broke off");
	return joined(chunks, size);
}

function joined(chunks: Uint8Array[], size: number): Uint8Array {
	const whole = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.length;
	}
	return whole;
}
