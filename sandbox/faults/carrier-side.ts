import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import type { OptOutMode } from "../carrier/account/keyword.ts";
import type { NewFault } from "../carrier/control/faults.ts";
import type { Recorded } from "../carrier/control/journal.ts";
import { ask } from "./control.ts";

export type CarrierText = {
	sid: string;
	direction: "inbound" | "outbound-api" | "outbound-reply";
	from: string;
	to: string;
	body: string;
	status: string;
	createdAt: number;
};
export type PhoneText = { from: string; to: string; body: string; sid?: string; webhook?: "post" | "skip" };

/** What the carrier is asked by its control door, and what it has written down. */
export function carrierSide(url: string, authToken: string, hook: string) {
	const control = <T>(method: string, path: string, input?: unknown) => ask<T>(method, `${url}/_/${path}`, input);
	return {
		text: (text: PhoneText) => control<{ sid: string }>("POST", "text", text),
		fault: (fault: Omit<NewFault, "times"> & { times?: NewFault["times"] }) => control("POST", "faults", fault),
		calm: () => control("DELETE", "faults"),
		/** One more number of the account; `optOut`: who heeds STOP to it. */
		number: async (number: string, optOut: OptOutMode) => {
			await control("POST", "numbers", { number, smsUrl: hook, fallbackUrl: hook.replace(/messages$/, "fallback") });
			await control("PUT", `numbers/${encodeURIComponent(number)}`, { optOut });
		},
		messages: async () => (await control<{ items: CarrierText[] }>("GET", "messages")).items,
		/** The texts that the clinic sent, as the account's own list has them. */
		sent: async () =>
			(await control<{ items: CarrierText[] }>("GET", "messages")).items.filter((text) => text.direction === "outbound-api"),
		journal: async (since = 0) => (await control<{ items: Recorded[] }>("GET", `journal?since=${since}`)).items,
		/** The same webhook that the carrier would post, posted by the test itself: true when the Worker said that it keeps it. */
		post: async (text: Required<Pick<PhoneText, "from" | "to" | "body" | "sid">>, kept = () => {}): Promise<boolean> => {
			const form = formOf(text);
			const headers = { "x-twilio-signature": getExpectedTwilioSignature(authToken, hook, form) };
			const answer = await fetch(hook, { method: "POST", headers, body: new URLSearchParams(form) });
			if (answer.status === 200) kept();
			await answer.arrayBuffer().catch(() => undefined);
			return answer.status === 200;
		},
	};
}
export type CarrierSide = ReturnType<typeof carrierSide>;

function formOf({ from, to, body, sid }: { from: string; to: string; body: string; sid: string }): Record<string, string> {
	return {
		MessageSid: sid,
		SmsSid: sid,
		AccountSid: `AC${"1".repeat(32)}`,
		From: from,
		To: to,
		Body: body,
		NumMedia: "0",
		NumSegments: "1",
	};
}
