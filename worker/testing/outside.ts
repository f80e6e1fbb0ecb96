import { vi } from "vitest";
import { FakeCarrier } from "./fake-carrier.ts";
import { FakeHelpdesk } from "./fake-helpdesk.ts";
import { twilioReplies } from "./twilio-replies.ts";
import { zendeskReplies } from "./zendesk-replies.ts";

/**
 * Twilio and Zendesk as the Worker's own adapters reach them: fakes behind the global fetch. End it with `vi.unstubAllGlobals()`.
 * Zendesk can be made silent as a whole, sign-in included.
 */
export function anOutside() {
	const carrier = new FakeCarrier();
	const helpdesk = new FakeHelpdesk();
	const outside = { carrier, helpdesk, zendeskSilent: false, asked: [] as string[] };
	const [twilio, zendesk] = [twilioReplies(carrier), zendeskReplies(helpdesk)];
	vi.stubGlobal("fetch", async (input: RequestInfo | URL, init: RequestInit = {}) => {
		const address = input instanceof Request ? input.url : String(input);
		outside.asked.push(address);
		if (address.includes("zendesk.com")) {
			if (outside.zendeskSilent) throw new TypeError("Network connection lost.");
			return zendesk(address, init);
		}
		return twilio(address, init);
	});
	return outside;
}
