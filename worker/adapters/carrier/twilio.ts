import type { Carrier, CarrierMessage, NoAnswer, OutgoingText } from "../../ports.ts";
import type { Fetch } from "../exchange.ts";
import { eraseResult } from "./erase.ts";
import { listMedia } from "./media.ts";
import { noAnswer, readPage, readPages } from "./pages.ts";
import { sendResult } from "./send-result.ts";
import { type TwilioClient, type TwilioSettings, twilioClient } from "./twilio-client.ts";
import { MessageResource, toCarrierMessage } from "./twilio-message.ts";

type Outside = { fetch?: Fetch; now?: () => number };

export function twilioCarrier(settings: TwilioSettings, { fetch, now = Date.now }: Outside = {}): Carrier {
	const client = twilioClient(settings, now, fetch);
	return {
		send: async (text) => sendResult(await client.post(client.url("Messages.json"), sendForm(text, settings)), now()),
		// Few texts bring files: what fetches them is loaded with the first.
		fetchMedia: async (url) => (await import("./media-content.ts")).fetchMedia(client, url, fetch),
		deleteMedia: async (url) => (await import("./media-content.ts")).deleteMedia(client, url),
		erase: async (sid) => eraseResult(await client.remove(client.url(`Messages/${encodeURIComponent(sid)}.json`)), now()),
		fetch: (sid) => fetchMessage(client, sid),
		listSent: (query) => listSent(client, query),
		listReceived: (query) => listReceived(client, query),
	};
}

/** With a messaging service both are sent: the service's registration and opt-outs, and still the thread's own number. */
function sendForm(
	{ from, to, body, statusCallback, mediaUrls = [] }: OutgoingText,
	{ messagingServiceSid }: TwilioSettings,
): URLSearchParams {
	const form = new URLSearchParams({ To: to, From: from, ...(body !== "" && { Body: body }), StatusCallback: statusCallback });
	for (const url of mediaUrls) form.append("MediaUrl", url);
	// Else a service may change letters on the way, and a text whose answer was lost is not known again in the list.
	form.set("SmartEncoded", "false");
	if (messagingServiceSid) form.set("MessagingServiceSid", messagingServiceSid);
	return form;
}

async function fetchMessage(client: TwilioClient, sid: string): Promise<CarrierMessage | null | NoAnswer> {
	const answer = await client.ask(client.url(`Messages/${encodeURIComponent(sid)}.json`));
	if (answer === null || "kind" in answer) return answer;
	const resource = MessageResource.safeParse(answer.json);
	return resource.success ? ((await withMedia(client, resource.data)) ?? noAnswer) : noAnswer;
}

/** Without Twilio's DateSent filter: a text still in its queue has no such date, and missing it here would send it twice. */
async function listSent(client: TwilioClient, query: { from: string; to: string; since: number }): Promise<CarrierMessage[] | NoAnswer> {
	const search = new URLSearchParams({ To: query.to, From: query.from, PageSize: "1000" });
	const found = await readPages(client, client.url(`Messages.json?${search}`), "messages", MessageResource);
	if (found === null) return noAnswer;
	if ("kind" in found) return found;
	const messages = found.map((resource) => toCarrierMessage(resource)).filter((message) => message !== null);
	return messages.filter((message) => message.direction === "out" && message.at >= wholeSecond(query.since));
}

async function listReceived(
	client: TwilioClient,
	query: { to: string; since: number; next?: string },
): Promise<{ items: CarrierMessage[]; next: string | null } | NoAnswer> {
	const url = query.next === undefined ? receivedUrl(client, query.to, query.since) : client.own(query.next);
	const page = (url ? await readPage(client, url, "messages", MessageResource) : null) ?? noAnswer;
	if ("kind" in page) return page;
	const items: CarrierMessage[] = [];
	for (const resource of page.items.filter((entry) => entry.direction === "inbound")) {
		const message = await withMedia(client, resource);
		if (message && "kind" in message) return message;
		if (message && message.at >= wholeSecond(query.since)) items.push(message);
	}
	return { items, next: page.next };
}

function receivedUrl(client: TwilioClient, to: string, since: number): string {
	const from = new Date(wholeSecond(since)).toISOString().replace(".000Z", "Z");
	return client.url(`Messages.json?${new URLSearchParams({ To: to, "DateSent>": from, PageSize: "100" })}`);
}

async function withMedia(client: TwilioClient, resource: MessageResource): Promise<CarrierMessage | null | NoAnswer> {
	const media = await listMedia(client, resource);
	return Array.isArray(media) ? toCarrierMessage(resource, media) : media;
}

/** Twilio's times have no fractions: a text of the same second is not older. */
function wholeSecond(at: number): number {
	return Math.floor(at / 1000) * 1000;
}
