const SALT = new TextEncoder().encode("patient-chat pm key v1");
const NONCE_BYTES = 12;

/** Only this deployment opens it again, and only for this clinic. Null without the deployment's key. */
export async function sealKey(dataKey: string | undefined, clinicId: string, secret: JsonWebKey): Promise<string | null> {
	const key = await sealingKey(dataKey);
	if (!key) return null;
	const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
	const sealed = await crypto.subtle.encrypt(way(nonce, clinicId), key, new TextEncoder().encode(JSON.stringify(secret)));
	return `${base64(nonce)}.${base64(new Uint8Array(sealed))}`;
}

/** Null when it was sealed with another key, or for another clinic. */
export async function openKey(dataKey: string | undefined, clinicId: string, sealed: string): Promise<JsonWebKey | null> {
	const key = await sealingKey(dataKey);
	const [nonce, body] = sealed.split(".");
	if (!key || !nonce || !body) return null;
	try {
		const opened = await crypto.subtle.decrypt(way(bytes(nonce), clinicId), key, bytes(body));
		return JSON.parse(new TextDecoder().decode(opened));
	} catch {
		return null;
	}
}

/** DATA_KEY seals other things too: each use has a key of its own. */
async function sealingKey(dataKey: string | undefined): Promise<CryptoKey | null> {
	if (!dataKey) return null;
	const material = await crypto.subtle.importKey("raw", new TextEncoder().encode(dataKey), "HKDF", false, ["deriveKey"]);
	const derivation = { name: "HKDF", hash: "SHA-256", salt: SALT, info: new Uint8Array() };
	return crypto.subtle.deriveKey(derivation, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

function way(nonce: Uint8Array, clinicId: string) {
	return { name: "AES-GCM", iv: nonce, additionalData: new TextEncoder().encode(clinicId) };
}

function base64(raw: Uint8Array): string {
	return btoa(String.fromCharCode(...raw));
}

function bytes(text: string): Uint8Array {
	return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
