import type { Desk } from "../desk/desk.ts";

/** Zendesk's own number for a client, its identifier, and for one without a secret where a sign-in may go back to. */
export type OAuthClient = { id: number; identifier: string; redirectUris: string[] };

/** The confidential client of the Worker, and the public one of the browser extension. */
export function clientsOf(desk: Desk): OAuthClient[] {
	const { clientId, extensionClientId, workerUrl } = desk.options;
	const back = new URL("/auth/extension/callback", workerUrl).href;
	return [
		{ id: 1, identifier: clientId, redirectUris: [] },
		{ id: 2, identifier: extensionClientId ?? EXTENSION_CLIENT, redirectUris: [back] },
	];
}

export const EXTENSION_CLIENT = "patient_chat_extension";

export const publicClient = (desk: Desk, identifier: string): OAuthClient | undefined =>
	clientsOf(desk).find((client) => client.identifier === identifier && client.redirectUris.length > 0);
