import { importSPKI, jwtVerify } from "jose";
import * as z from "zod/mini";

export type LoadSettings = {
	/** `https://<sub>.zendesk.com`. */
	baseUrl: string;
	installationId: string;
	/** PEM, with line breaks or with the two characters `\n` for them, as one-line settings have it. */
	publicKey: string;
};

export type SignedLoad = {
	token: string | null | undefined;
	/** Zendesk's own address, as it stands in the query of the load. */
	origin: string | null | undefined;
};

export type LoadClaims = { agentId: string; locale?: string };

const LEEWAY_S = 60;

const Claims = z.object({
	sub: z.union([z.string(), z.number()]),
	exp: z.number(),
	nbf: z.number(),
	context: z.optional(z.object({ product: z.optional(z.string()), locale: z.optional(z.string()) })),
	locale: z.optional(z.string()),
});

/** Who loads the app, proved by Zendesk's signature. Every failure looks the same from outside. */
export async function verifyLoad({ token, origin }: SignedLoad, settings: LoadSettings, now: number): Promise<LoadClaims | null> {
	const base = URL.parse(settings.baseUrl);
	if (!token || !base || origin !== base.origin) return null;
	const payload = await verifiedPayload(token, base, settings, now);
	const claims = Claims.safeParse(payload);
	if (!claims.success) return null;
	const { sub, context, locale } = claims.data;
	if (context?.product !== undefined && context.product !== "support") return null;
	const agentId = agentOf(String(sub), base.origin);
	return agentId ? { agentId, locale: locale ?? context?.locale } : null;
}

/** The algorithm and the key are ours to say: a token's own `alg`, `jku` and `kid` choose nothing. */
async function verifiedPayload(token: string, base: URL, settings: LoadSettings, now: number): Promise<unknown> {
	try {
		const key = await importSPKI(settings.publicKey.replaceAll("\\n", "\n"), "RS256");
		const { payload } = await jwtVerify(token, key, {
			algorithms: ["RS256"],
			// With a port only on a desk of one's own: real ones have none.
			issuer: [base.host, base.hostname],
			audience: `${base.origin}/api/v2/apps/installations/${settings.installationId}.json`,
			clockTolerance: LEEWAY_S,
			currentDate: new Date(now),
			requiredClaims: ["iss", "aud", "exp", "nbf", "sub"],
		});
		// A token that is meant for others too is not meant for us alone.
		return [payload.aud].flat().length === 1 ? payload : null;
	} catch {
		return null;
	}
}

/** Zendesk names the agent by address or by number. */
function agentOf(sub: string, origin: string): string | null {
	if (/^\d{1,20}$/.test(sub)) return sub;
	const url = URL.parse(sub);
	if (url?.origin !== origin) return null;
	return /\/users\/(\d{1,20})(?:\.json)?$/.exec(url.pathname)?.[1] ?? null;
}
