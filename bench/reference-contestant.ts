import type { Contestant } from "./contestant.ts";
import { postRequest, webhookRequest } from "./load/webhook-request.ts";
import { referenceSettings } from "./outside/settings.ts";
import { bundleReference } from "./server/bundle.ts";
import { prepareServer } from "./server/workerd.ts";

export async function prepareReference(): Promise<Contestant> {
	const built = await bundleReference();
	const server = await prepareServer(built, referenceSettings);
	await server.start();
	return {
		server,
		built,
		text: (from) => webhookRequest(from),
		textAnswer: 200,
		live: { path: "/live", protocols: [] },
		push: (marker) => postRequest("/push", eventLike(marker)),
		pushAnswer: 204,
	};
}

/** As many bytes as our event of a new text has, so that both objects store and push the same amount. */
function eventLike(marker: string) {
	const id = "0".repeat(64);
	const at = new Date(0).toISOString();
	const text = { body: marker, at, direction: "in" };
	const thread = {
		id,
		clinicId: "measured",
		number: "+14152000000",
		clinicNumber: "+14155550100",
		display: "(415) 200-0000",
		status: "active",
		unanswered: 100,
		unansweredSince: at,
		failed: false,
		urgent: false,
		lastMessage: text,
		patients: [],
		version: 100,
		unread: 100,
	};
	const message = { id: `SM${id.slice(32)}`, ...text, kind: "text", channel: "sms", seq: 1_795_500_000_000_000 };
	const rest = { sender: { type: "patient" }, delivery: { state: "received" }, attachments: [], flags: [] };
	return JSON.stringify({ type: "message", waiting: 100, thread, message: { ...message, ...rest } });
}
