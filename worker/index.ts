import type { Env } from "./compose.ts";
import { app } from "./http/app.ts";
import { nightly } from "./objects/nightly.ts";
import { reconcile, sweep } from "./objects/reconcile.ts";

export { Clinic } from "./objects/clinic.ts";
export { Directory } from "./objects/directory.ts";
export { Inbox } from "./objects/inbox.ts";
export { Phone } from "./objects/phone.ts";
export { Thread } from "./objects/thread.ts";

export default {
	fetch: app.fetch,
	async scheduled(_event, env) {
		const now = Date.now();
		await Promise.all([reconcile(env, now), sweep(env, now), nightly(env, now)]);
	},
} satisfies ExportedHandler<Env>;
