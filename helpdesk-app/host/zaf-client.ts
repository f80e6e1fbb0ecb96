/** The part of Zendesk's SDK that we use. What it answers comes from outside and is parsed before use. */
export type ZafClient = {
	get(path: string | string[]): Promise<unknown>;
	set(key: string, value: unknown): Promise<unknown>;
	invoke(action: string, ...args: unknown[]): Promise<unknown>;
	metadata(): Promise<unknown>;
	/** Without a third argument: with one, `off` does nothing. */
	on(event: string, listener: (message: unknown) => void): void;
	off(event: string, listener: (message: unknown) => void): void;
	instance(guid: string): ZafClient;
};

declare global {
	interface Window {
		ZAFClient?: { init(): ZafClient | false };
	}
}

/** Null when the SDK could not load, or the page was opened outside Zendesk. */
export function startZaf(window: Window): ZafClient | null {
	return window.ZAFClient?.init() || null;
}
