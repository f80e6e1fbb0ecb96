import { base64Url } from "./base64-url.ts";

export type KeyAlgorithm = "ES384" | "RS384";

/** A key pair as JWKs: the private one is for nobody but the object that seals it. */
export type KeyPair = { privateJwk: JsonWebKey; publicJwk: PublicJwk };
export type PublicJwk = { kty: string; kid: string; alg: KeyAlgorithm; use: "sig"; key_ops: ["verify"] } & Partial<
	Record<"crv" | "x" | "y" | "n" | "e", string>
>;

const WAYS = {
	ES384: { make: { name: "ECDSA", namedCurve: "P-384" }, sign: { name: "ECDSA", hash: "SHA-384" } },
	RS384: {
		make: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-384", modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) },
		sign: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-384" },
	},
} as const;

export async function makeKeyPair(algorithm: KeyAlgorithm, kid: string): Promise<KeyPair> {
	const pair = await crypto.subtle.generateKey(WAYS[algorithm].make, true, ["sign", "verify"]);
	if (!("privateKey" in pair)) throw new Error("not a pair");
	const { kty = "", crv, x, y, n, e } = await jwkOf(pair.publicKey);
	const parts = Object.fromEntries(Object.entries({ crv, x, y, n, e }).filter(([, value]) => value !== undefined));
	return {
		privateJwk: await jwkOf(pair.privateKey),
		publicJwk: { ...parts, kty, kid, alg: algorithm, use: "sig", key_ops: ["verify"] },
	};
}

/** A compact JWS (RFC 7515); ECDSA signatures come as JOSE wants them, r and s side by side. */
export async function signedJwt(claims: object, algorithm: KeyAlgorithm, kid: string, privateJwk: JsonWebKey): Promise<string> {
	const { make, sign } = WAYS[algorithm];
	const key = await crypto.subtle.importKey("jwk", privateJwk, make, false, ["sign"]);
	const signed = [{ alg: algorithm, typ: "JWT", kid }, claims].map((part) => base64Url(encode(JSON.stringify(part)))).join(".");
	const signature = await crypto.subtle.sign(sign, key, encode(signed));
	return `${signed}.${base64Url(new Uint8Array(signature))}`;
}

async function jwkOf(key: CryptoKey): Promise<JsonWebKey> {
	const jwk = await crypto.subtle.exportKey("jwk", key);
	if (jwk instanceof ArrayBuffer) throw new Error("not a JWK");
	return jwk;
}

function encode(text: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(new TextEncoder().encode(text));
}
