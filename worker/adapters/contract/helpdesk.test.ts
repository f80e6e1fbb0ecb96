import { FakeHelpdesk } from "../../testing/fake-helpdesk.ts";
import { zendeskReplies } from "../../testing/zendesk-replies.ts";
import { zendeskHelpdesk } from "../helpdesk/zendesk.ts";
import { helpdeskContract } from "./helpdesk.ts";

helpdeskContract("fake", () => {
	const fake = new FakeHelpdesk();
	return { helpdesk: fake, backstage: fake };
});

helpdeskContract("Zendesk's replies", () => {
	const backstage = new FakeHelpdesk();
	const settings = { baseUrl: "https://contract.zendesk.com", clientId: "patient_chat", clientSecret: "secret" };
	return { helpdesk: zendeskHelpdesk(settings, { now: () => 0 }, zendeskReplies(backstage)), backstage };
});
