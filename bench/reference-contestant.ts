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
		push: (marker) => postRequest("/push", marker),
		pushAnswer: 204,
	};
}
