import type { Host } from "../../shared/host.ts";

type Parts = {
	page: Document;
	openThread(threadId?: string): void;
	/** Words outside our own page, where the staff member allowed them. */
	notify(text: string): void;
};

/** A page of the browser around the app: it knows of no ticket, and follows the browser's colours. */
export function pageHost({ page, openThread, notify }: Parts): Host {
	return {
		present: true,
		about: async () => ({ ticketId: null, personId: null, phone: null }),
		onAboutChange: () => {},
		scheme: async () => null,
		onSchemeChange: () => {},
		onShown: (listener, signal) =>
			page.addEventListener("visibilitychange", () => listener(page.visibilityState === "visible"), { signal }),
		onThreadAsked: () => {},
		openTicket: () => {},
		openInbox: openThread,
		resize: () => {},
		notify,
		// The background counts, whether a panel is open or not.
		showWaiting: () => {},
	};
}
