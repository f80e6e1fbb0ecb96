import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type Api, createApi } from "../api/client.ts";
import type { Host } from "../host.ts";
import type { Boot, Staff } from "../schemas/boot.ts";
import { type ClinicsModel, createClinics } from "./clinics.ts";
import { createClock } from "./clock.ts";
import { createDrafts, type DraftsModel } from "./drafts.ts";
import { createLive, type LiveModel } from "./live.ts";
import { createSession, type SessionModel } from "./session.ts";
import { createSetting } from "./setting.ts";
import { createThreads, type ThreadsModel } from "./threads.ts";
import { createToast, type ToastModel } from "./toast.ts";

/** Everything one page of the staff app shares between its screens. */
export type App = {
	api: Api;
	host: Host;
	staff: Staff;
	session: SessionModel;
	clinics: ClinicsModel;
	live: LiveModel;
	drafts: DraftsModel;
	toast: ToastModel;
	enterSends: Signal<boolean>;
	/** Single-key shortcuts. */
	keysOn: Signal<boolean>;
	/** Now, in ms since 1970; moves by itself. */
	clock: ReadonlySignal<number>;
	dark: Signal<boolean>;
	threads: ThreadsModel;
};

export type AppParts = { boot: Boot; host: Host; over: AbortSignal; fetch: typeof fetch; liveUrl(clinicId: string): string };

export function createApp(parts: AppParts): App {
	const { boot, host, over } = parts;
	const api: Api = createApi({ fetch: parts.fetch, token: () => session.token.value, signedOut: () => session.end() });
	const session = createSession({ first: boot, renew: () => api.renewSession(), over });
	const drafts = createDrafts();
	const live = createLive({ session, urlOf: parts.liveUrl, over });
	return {
		api,
		host,
		staff: boot.staff,
		session,
		clinics: createClinics(api, over),
		live,
		drafts,
		toast: createToast(),
		enterSends: createSetting("enter-sends", true),
		keysOn: createSetting("keys", true),
		clock: createClock(over),
		dark: signal(false),
		threads: createThreads({ api, live, drafts, over }),
	};
}
