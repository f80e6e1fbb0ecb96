export type Place = "ticket_sidebar" | "new_ticket_sidebar" | "user_sidebar" | "nav_bar" | "top_bar" | "background" | "modal";

/** What one instance may see and do where it stands. */
export type Scope = {
	/** Everything `get` can reach, by name. */
	read(): Record<string, unknown>;
	write: Record<string, (value: unknown) => void>;
	acts: Record<string, (...given: unknown[]) => unknown>;
	context(): Record<string, unknown>;
};

export type Instance = {
	guid: string;
	place: Place;
	scope: Scope;
	frame: HTMLIFrameElement | null;
	registered: boolean;
	active: boolean;
	/** `<guid> <event>`: events of other instances can be listened to as well. */
	listens: Set<string>;
	/** Hooks that wait for the app's answer, by name. */
	waiting: Map<string, (error: unknown) => void>;
};

export const listenKey = (guid: string, event: string) => `${guid} ${event}`;

export function newInstance(place: Place, scope: Scope): Instance {
	return {
		guid: crypto.randomUUID(),
		place,
		scope,
		frame: null,
		registered: false,
		active: true,
		listens: new Set(),
		waiting: new Map(),
	};
}
