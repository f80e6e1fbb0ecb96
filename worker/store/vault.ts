import { Buffer } from "node:buffer";
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";

// AES-256-GCM with a random nonce for each thing sealed (NIST SP 800-38D); laid out as nonce, content and tag. By node:crypto, because
// it has to be done within the turn that writes.
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const toWords = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const toBytes = new TextEncoder();

/** What one object keeps of people's words, sealed with a key of its own, which only the deployment's key opens. Without that key nothing opens. */
export class Vault {
	readonly #key: KeyObject;
	/** The vault's own key, sealed: to be kept beside what it seals, and dropped with it. */
	readonly wrapped: string;

	private constructor(key: Uint8Array, wrapped: string) {
		this.#key = createSecretKey(key);
		this.wrapped = wrapped;
	}

	static make(dataKey: string | undefined): Vault {
		const key = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
		return new Vault(key, base64(sealBytes(outerKey(dataKey), key)));
	}

	/** Throws where another deployment's key sealed it. */
	static open(dataKey: string | undefined, wrapped: string): Vault {
		return new Vault(openBytes(outerKey(dataKey), bytesOf(wrapped)), wrapped);
	}

	/** The same text looks different each time. */
	seal(text: string): Uint8Array<ArrayBuffer> {
		return sealBytes(this.#key, encoded(text));
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
			return openBytes(this.#key, bytesOf(wrapped));
		} catch {
			return null;
		}
	}
}

const vaults = new WeakMap<SqlStorage, Vault>();

/** From now on what is kept in this storage is sealed in this vault. */
export function giveVault(sql: SqlStorage, vault: Vault): void {
	vaults.set(sql, vault);
}

/** The vault of this storage. */
export function vaultOf(sql: SqlStorage): Vault {
	const vault = vaults.get(sql);
	if (!vault) throw new Error("this storage has no vault");
	return vault;
}

/** No UTF-8 begins with this byte: what follows is UTF-16 that is not well-formed, kept as it came all the same. */
const RAW_UTF16 = 0xff;

function encoded(text: string): Uint8Array {
	return text.isWellFormed() ? toBytes.encode(text) : Buffer.concat([Buffer.of(RAW_UTF16), Buffer.from(text, "utf16le")]);
}

function decoded(bytes: Uint8Array<ArrayBuffer>): string {
	return bytes[0] === RAW_UTF16 ? Buffer.from(bytes.buffer, bytes.byteOffset + 1).toString("utf16le") : toWords.decode(bytes);
}

let outer: { of: string; key: KeyObject } | null = null;

/** DATA_KEY seals other things too: each use has a key of its own. Made once, for it wakes thousands of objects. */
function outerKey(dataKey: string | undefined): KeyObject {
	if (!dataKey) throw new Error("DATA_KEY is not set");
	if (outer?.of !== dataKey) {
		const key = hkdfSync("sha256", dataKey, "patient-chat vault v1", "", KEY_BYTES);
		outer = { of: dataKey, key: createSecretKey(new Uint8Array(key)) };
	}
	return outer.key;
}

function sealBytes(key: KeyObject, content: Uint8Array): Uint8Array<ArrayBuffer> {
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
function openBytes(key: KeyObject, sealed: Uint8Array): Uint8Array<ArrayBuffer> {
	const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE_BYTES));
	decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
	const opened = new Uint8Array(decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)));
	decipher.final();
	return opened;
}

function base64(bytes: Uint8Array<ArrayBuffer>): string {
	return Buffer.from(bytes.buffer).toString("base64");
}

function bytesOf(text: string): Uint8Array {
	return new Uint8Array(Buffer.from(text, "base64"));
}
