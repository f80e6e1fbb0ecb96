import { Buffer } from "node:buffer";
import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";

// AES-256-GCM with a random nonce for each thing sealed (NIST SP 800-38D); laid out as nonce, content, tag.
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const toWords = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** What one object keeps of people's words, sealed with a key of its own, which only the deployment's key opens. Without that key nothing opens. */
export class Vault {
	readonly #key: Uint8Array;
	/** The vault's own key, sealed: to be kept beside what it seals, and dropped with it. */
	readonly wrapped: string;
	#newest: { text: string; sealed: Uint8Array<ArrayBuffer> } | null = null;

	private constructor(key: Uint8Array, wrapped: string) {
		this.#key = key;
		this.wrapped = wrapped;
	}

	static make(dataKey: string | undefined): Vault {
		const key = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
		return new Vault(key, base64(sealBytes(outerKey(dataKey), key)));
	}

	/** Throws where another deployment's key sealed it. */
	static open(dataKey: string | undefined, wrapped: string): Vault {
		return new Vault(openBytes(outerKey(dataKey), Buffer.from(wrapped, "base64")), wrapped);
	}

	/** The same text twice in a row is sealed once: a thread keeps its newest in two places. */
	seal(text: string): Uint8Array<ArrayBuffer> {
		if (this.#newest?.text !== text) this.#newest = { text, sealed: sealBytes(this.#key, encoded(text)) };
		return this.#newest.sealed;
	}

	/** What was kept before there was a vault is text, and stays readable. */
	open(kept: ArrayBuffer | string): string {
		return typeof kept === "string" ? kept : decoded(openBytes(this.#key, new Uint8Array(kept)));
	}

	/** A key for something kept elsewhere. */
	wrap(key: Uint8Array): string {
		return base64(sealBytes(this.#key, key));
	}

	/** Null for what this vault has not wrapped. */
	unwrap(wrapped: string): Uint8Array<ArrayBuffer> | null {
		try {
			return openBytes(this.#key, Buffer.from(wrapped, "base64"));
		} catch {
			return null;
		}
	}
}

const vaults = new WeakMap<SqlStorage, Vault>();

/** From now on what is kept in this storage is sealed in this vault. */
export function useVault(sql: SqlStorage, vault: Vault): void {
	vaults.set(sql, vault);
}

/** The vault of this storage. */
export function vaultOf(sql: SqlStorage): Vault {
	const vault = vaults.get(sql);
	if (!vault) throw new Error("this storage has no vault");
	return vault;
}

/** UTF-16 that is not well-formed has no UTF-8; it is kept as it came all the same, with a mark that no UTF-8 begins with. */
function encoded(text: string): Uint8Array {
	if (text.isWellFormed()) return new TextEncoder().encode(text);
	const raw = new Uint8Array(1 + text.length * 2);
	raw[0] = RAW_UTF16;
	for (let at = 0; at < text.length; at++) new DataView(raw.buffer).setUint16(1 + at * 2, text.charCodeAt(at), true);
	return raw;
}

function decoded(bytes: Uint8Array<ArrayBuffer>): string {
	if (bytes[0] !== RAW_UTF16) return toWords.decode(bytes);
	const view = new DataView(bytes.buffer, bytes.byteOffset + 1);
	return Array.from({ length: view.byteLength / 2 }, (_, at) => String.fromCharCode(view.getUint16(at * 2, true))).join("");
}

const RAW_UTF16 = 0xff;

/** DATA_KEY seals other things too: each use has a key of its own. Made once for a deployment's key, for each wakes hundreds of objects. */
function outerKey(dataKey: string | undefined): Uint8Array {
	if (!dataKey) throw new Error("DATA_KEY is not set");
	if (outer?.of !== dataKey)
		outer = { of: dataKey, key: new Uint8Array(hkdfSync("sha256", dataKey, "patient-chat vault v1", "", KEY_BYTES)) };
	return outer.key;
}

let outer: { of: string; key: Uint8Array } | null = null;

function base64(bytes: Uint8Array<ArrayBuffer>): string {
	return Buffer.from(bytes.buffer).toString("base64");
}

function sealBytes(key: Uint8Array, content: Uint8Array): Uint8Array<ArrayBuffer> {
	const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
	const cipher = createCipheriv("aes-256-gcm", key, nonce);
	const inside = cipher.update(content);
	cipher.final();
	const sealed = new Uint8Array(NONCE_BYTES + inside.length + TAG_BYTES);
	sealed.set(nonce);
	sealed.set(inside, NONCE_BYTES);
	sealed.set(cipher.getAuthTag(), NONCE_BYTES + inside.length);
	return sealed;
}

/** Throws for what was sealed with another key, or changed since. */
function openBytes(key: Uint8Array, sealed: Uint8Array): Uint8Array<ArrayBuffer> {
	const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE_BYTES));
	decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
	const opened = new Uint8Array(decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)));
	decipher.final();
	return opened;
}
