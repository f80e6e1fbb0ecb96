import type { StaffSession } from "../../shared/schemas/extension-sign-in.ts";
import { type App, createApp } from "../../shared/state/app.ts";
import { pageHost } from "../host/page.ts";
import type { Background } from "./background.ts";
import { liveUrlAt, workerFetch } from "./worker-fetch.ts";

type Parts = {
	address: string;
	session: StaffSession;
	background: Pick<Background, "renew">;
	openThread(threadId?: string): void;
	notify(text: string): void;
	over: AbortSignal;
	/** Of the same staff member, before they were signed out: what they had not sent. */
	before: App | null;
};

/** The same app as in Zendesk, over another host. */
export function openApp({ address, session, background, openThread, notify, over, before }: Parts): App {
	const app = createApp({
		boot: { ...session, place: "nav_bar" },
		host: pageHost({ page: document, openThread, notify }),
		over,
		fetch: workerFetch(address, background, fetch.bind(globalThis)),
		liveUrl: liveUrlAt(address),
	});
	if (before?.staff.id === session.staff.id) keepDrafts(before, app);
	return app;
}

function keepDrafts(from: App, to: App): void {
	for (const id of from.drafts.unsent.value) {
		to.drafts.of(id).value = from.drafts.of(id).value;
		to.drafts.marksOf(id).value = from.drafts.marksOf(id).value;
	}
}
