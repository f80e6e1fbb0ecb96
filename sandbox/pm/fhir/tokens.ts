import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from "jose";

const LONGEST_LIFE_S = 300;
const ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

export type Client = { clientId: string; jwksUrl: string };
export type Granted = { status: number; body: object };
export type Tokens = {
	grant(form: URLSearchParams, audience: string): Promise<Granted>;
	isGood(authorization: string | undefined): boolean;
	/** As if all of them had run out. */
	expire(): void;
};

/** SMART Backend Services as strict as it is written: who asks is proved by a signature, used once and within five minutes. */
export function openTokens(clients: readonly Client[], lifeS = 300): Tokens {
	const seen = new Set<string>();
	const good = new Map<string, number>();

	async function grant(form: URLSearchParams, audience: string): Promise<Granted> {
		if (form.get("grant_type") !== "client_credentials") return refused("unsupported_grant_type");
		if (form.get("client_assertion_type") !== ASSERTION || !form.get("scope")) return refused("invalid_request");
		const trouble = await troubleWith(form.get("client_assertion") ?? "", audience);
		if (trouble) return refused("invalid_client", trouble);
		const token = crypto.randomUUID();
		good.set(token, Date.now() + lifeS * 1000);
		return { status: 200, body: { access_token: token, token_type: "bearer", expires_in: lifeS, scope: form.get("scope") } };
	}

	async function troubleWith(assertion: string, audience: string): Promise<string | null> {
		try {
			const { kid, alg = "" } = decodeProtectedHeader(assertion);
			const { iss, sub, jti, exp = 0 } = decodeJwt(assertion);
			const client = clients.find(({ clientId }) => clientId === iss && clientId === sub);
			if (!client || !kid || !["ES384", "RS384"].includes(alg)) return "who asks is not known here";
			if (!jti || seen.has(jti)) return "jti must be there and new";
			if (exp > Date.now() / 1000 + LONGEST_LIFE_S + 5) return "exp lies too far ahead";
			const keys: JSONWebKeySet = await (await fetch(client.jwksUrl, { redirect: "error" })).json();
			if (JSON.stringify(keys).includes('"d":')) return "the key set shows a private key";
			await jwtVerify(assertion, createLocalJWKSet(keys), { audience, issuer: iss, subject: sub, requiredClaims: ["exp", "jti"] });
			seen.add(jti);
			return null;
		} catch {
			return "the signature, aud or exp is wrong";
		}
	}

	return {
		grant,
		isGood: (authorization) => (good.get(authorization?.match(/^Bearer (.+)$/)?.[1] ?? "") ?? 0) > Date.now(),
		expire: () => good.clear(),
	};
}

function refused(error: string, description = ""): Granted {
	return { status: 400, body: { error, error_description: description } };
}
