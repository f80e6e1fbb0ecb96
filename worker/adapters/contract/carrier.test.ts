import { FakeCarrier } from "../../testing/fake-carrier.ts";
import { ACCOUNT, twilioReplies } from "../../testing/twilio-replies.ts";
import { twilioCarrier } from "../carrier/twilio.ts";
import { CONTRACT_NOW, carrierContract } from "./carrier.ts";

const clock = { now: () => CONTRACT_NOW };

carrierContract("fake", () => {
	const fake = new FakeCarrier(clock);
	return { carrier: fake, backstage: fake };
});

carrierContract("Twilio's replies", () => {
	const backstage = new FakeCarrier(clock);
	const settings = { accountSid: ACCOUNT, apiKeySid: "SK1", apiKeySecret: "secret" };
	return { carrier: twilioCarrier(settings, { fetch: twilioReplies(backstage), now: clock.now }), backstage };
});
