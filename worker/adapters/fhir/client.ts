import type { Clock, NoAnswer, PmRefusal } from "../../ports.ts";
import type { Fetch } from "../exchange.ts";
import { type Answer, ask, unheard } from "./ask.ts";
import type { KeyAlgorithm } from "./key.ts";
import { currentToken } from "./token.ts";

export type FhirSettings = {
	/** Without a slash at its end. */
	baseUrl: string;
	clientId: string;
	scopes: string;
	algorithm: KeyAlgorithm;
	/** Null: there is none, and so nothing but what anybody may read. */
	key: { kid: string; privateJwk: JsonWebKey } | null;
	/** Whether an address on this machine is good. */
	nearby: boolean;
	timeZone: string;
	/** For numbers as people write them at home. */
	country: string;
};

export type FhirTools = { clock: Clock; fetcher?: Fetch };

/** A good answer: what it says, and when by the server's own clock. */
export type Heard = { json: unknown; asOf: number | null };

export type FhirClient = {
	/** What anybody may read. */
	open(path: string): Promise<Heard | PmRefusal | NoAnswer>;
	/** Null: there is no such thing, or no longer. */
	read(url: string): Promise<Heard | null | PmRefusal | NoAnswer>;
	/** An address that the server gave us, only if it is its own. */
	own(address: string): string | null;
	url(path: string): string;
};

/** What one look at the server needs; `today` on the clinic's calendar. */
export type Reading = { client: FhirClient; settings: FhirSettings; today: string };

const ACCEPT = "application/fhir+json";

export function fhirClient(settings: FhirSettings, tools: FhirTools): FhirClient {
	const { baseUrl } = settings;
	const { origin } = new URL(baseUrl);
	return {
		url: (path) => `${baseUrl}/${path}`,
		own: (address) => {
			const url = URL.parse(address, `${baseUrl}/`);
			return url?.origin === origin && !url.username && !url.password ? url.href : null;
		},
		open: async (path) => {
			const answer = await ask(`${baseUrl}/${path}`, { headers: { accept: ACCEPT } }, tools.clock.now(), tools.fetcher);
			return "kind" in answer ? answer : heard(answer);
		},
		read: (url) => read(url, settings, tools),
	};
}

async function read(url: string, settings: FhirSettings, tools: FhirTools): Promise<Heard | null | PmRefusal | NoAnswer> {
	let spent: string | undefined;
	for (;;) {
		const token = await currentToken(settings, tools, spent);
		if ("kind" in token) return token;
		const headers = { accept: ACCEPT, authorization: `Bearer ${token.token}` };
		const answer = await ask(url, { headers }, tools.clock.now(), tools.fetcher);
		if ("kind" in answer) return answer;
		if (answer.status === 404 || answer.status === 410) return null;
		// It may have ended before its time; a new one that is refused too was not the trouble.
		if (answer.status !== 401 || spent !== undefined) return heard(answer);
		spent = token.token;
	}
}

function heard(answer: Answer): Heard | PmRefusal | NoAnswer {
	return answer.status === 200 && answer.json !== undefined ? { json: answer.json, asOf: answer.asOf } : unheard(answer);
}
