export type Scheme = "light" | "dark";

/** What the page around us is about. Hints only: whatever it says proves nothing, and the Worker checks again. */
export type About = {
	ticketId: string | null;
	/** The ticket's requester, or the user whose profile is open. */
	personId: string | null;
	/** The person's phone number as the helpdesk has it, to save typing. */
	phone: string | null;
};

/** The page that shows our app: Zendesk, or a browser page. Every listener ends with its signal. */
export interface Host {
	/** False when nothing around us answers: then there is no ticket to know of. */
	readonly present: boolean;
	about(): Promise<About>;
	onAboutChange(listener: () => void, signal: AbortSignal): void;
	scheme(): Promise<Scheme | null>;
	onSchemeChange(listener: (scheme: Scheme) => void, signal: AbortSignal): void;
	/** The person turned to us, or away. */
	onShown(listener: (shown: boolean) => void, signal: AbortSignal): void;
	/** Somebody asked for one thread: by a link, or from another of our places. */
	onThreadAsked(listener: (threadId: string) => void, signal: AbortSignal): void;
	openTicket(ticketId: string): void;
	openInbox(threadId?: string): void;
	resize(heightPx: number): void;
	/** A short word outside our own frame; never anything about a patient. */
	notify(text: string): void;
	/** How many threads wait for an answer, on our icons. */
	showWaiting(count: number): void;
}
