import type { Env } from "./compose.ts";
import { app } from "./http/app.ts";

export { Clinic } from "./objects/clinic.ts";
export { Directory } from "./objects/directory.ts";
export { Inbox } from "./objects/inbox.ts";
export { Phone } from "./objects/phone.ts";
export { Thread } from "./objects/thread.ts";

export default {
	fetch: app.fetch,
	async scheduled(_event, env) {
		const now = Date.now();
		const [{ reconcile, sweep }, { nightly }] = await Promise.all([import("./objects/reconcile.ts"), import("./objects/nightly.ts")]);
		await Promise.all([reconcile(env, now), sweep(env, now), nightly(env, now)]);
	},
} satisfies ExportedHandler<Env>;
