import { SignInError, StaffSession } from "../../shared/schemas/extension-sign-in.ts";

/** Why nobody was signed in. `forged`: an answer that is none to our question; it is not listened to. */
export type SignInRefusal = SignInError | "unreached" | "cancelled" | "forged";

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type SignInParts = {
	/** The Worker's, without a slash at its end. */
	address: string;
	/** What `identity.getRedirectURL()` says. */
	redirectUri: string;
	/** The browser's window for it; the address it ends at, or nothing where somebody closed it. */
	launch(url: string): Promise<string | undefined>;
	fetch: Fetch;
	random(bytes: number): Uint8Array;
};

const TIME_LIMIT_MS = 20_000;

/** Signs somebody in by the helpdesk's own page. What the window ends at buys nothing without the verifier, and that stays here. */
export async function signIn(parts: SignInParts): Promise<StaffSession | SignInRefusal> {
	const state = base64Url(parts.random(32));
	const codeVerifier = base64Url(parts.random(32));
	const query = {
		redirect_uri: parts.redirectUri,
		state,
		code_challenge: base64Url(await sha256(codeVerifier)),
		code_challenge_method: "S256",
	};
	const ended = await parts.launch(`${parts.address}/auth/extension/start?${new URLSearchParams(query)}`).catch(whyNot);
	if (typeof ended !== "string") return ended?.refused ?? "cancelled";
	const heard = hear(ended, parts.redirectUri, state);
	return typeof heard === "string" ? heard : trade(parts, { code: heard.code, codeVerifier });
}

/** Another quarter of an hour. `ended`: the Worker says so; `unreached`: nobody knows, ask again. */
export async function renew(
	session: StaffSession,
	{ address, fetch }: Pick<SignInParts, "address" | "fetch">,
): Promise<StaffSession | "ended" | "unreached"> {
	const response = await post(fetch, address, { headers: { Authorization: `Bearer ${session.session}` } });
	if (response?.status === 401) return "ended";
	const longer = StaffSession.safeParse({ staff: session.staff, ...Object(await jsonOf(response)) });
	return longer.success ? longer.data : "unreached";
}

/** The browsers tell a page that never came and a closed window apart by their words alone. */
function whyNot(error: unknown): { refused: "unreached" | "cancelled" } {
	return { refused: error instanceof Error && /could not be loaded/i.test(error.message) ? "unreached" : "cancelled" };
}

function hear(ended: string, redirectUri: string, state: string): { code: string } | SignInRefusal {
	const url = URL.canParse(ended) ? new URL(ended) : null;
	if (!url || url.origin + url.pathname !== redirectUri) return "forged";
	const query = [...url.searchParams];
	const said = new Map(query);
	if (said.size < query.length || said.get("state") !== state) return "forged";
	const error = said.get("error");
	if (error !== undefined) return SignInError.safeParse(error).data ?? "unavailable";
	const code = said.get("code");
	return code ? { code } : "forged";
}

async function trade(
	{ fetch, address }: SignInParts,
	grant: { code: string; codeVerifier: string },
): Promise<StaffSession | SignInRefusal> {
	const init = { headers: { "Content-Type": "application/json" }, body: JSON.stringify(grant) };
	const response = await post(fetch, address, init);
	if (!response) return "unreached";
	if (response.status === 401) return "access_denied";
	const session = StaffSession.safeParse(await jsonOf(response));
	return session.success ? session.data : "unavailable";
}

/** No cookie goes along: the session is all there is to know us by. */
async function post(fetch: Fetch, address: string, init: RequestInit): Promise<Response | null> {
	const always: RequestInit = { method: "POST", credentials: "omit", cache: "no-store", redirect: "error", referrerPolicy: "no-referrer" };
	try {
		return await fetch(`${address}/auth/session`, { ...always, ...init, signal: AbortSignal.timeout(TIME_LIMIT_MS) });
	} catch {
		return null;
	}
}

async function jsonOf(response: Response | null): Promise<unknown> {
	if (!response?.ok) return null;
	return response.json().catch(() => null);
}

async function sha256(text: string): Promise<Uint8Array> {
	return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

function base64Url(bytes: Uint8Array): string {
	return btoa(String.fromCharCode(...bytes))
		.replaceAll("+", "-")
		.replaceAll("/", "_")
		.replace(/=+$/, "");
}
