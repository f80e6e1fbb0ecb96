import type { NewMedia } from "../account/media.ts";
import { type Refusal, refusal } from "./errors.ts";

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 5 * 1024 * 1024;

async function fetchOne(url: string, stopped: AbortSignal): Promise<NewMedia | null> {
	try {
		const response = await fetch(url, { signal: AbortSignal.any([stopped, AbortSignal.timeout(TIMEOUT_MS)]) });
		const contentType = response.headers.get("Content-Type")?.split(";", 1)[0]?.trim();
		if (!response.ok || !contentType) return null;
		const bytes = new Uint8Array(await response.arrayBuffer());
		return bytes.length > MOST_BYTES ? null : { contentType, bytes };
	} catch {
		return null;
	}
}

/** The real carrier fetches after its 201; here a URL that gives nothing is refused at once, where it is easier to see. */
export async function fetchMedia(urls: readonly string[], stopped: AbortSignal): Promise<NewMedia[] | Refusal> {
	const found = await Promise.all(urls.map((url) => fetchOne(url, stopped)));
	const media = found.filter((item) => item !== null);
	return media.length === found.length ? media : refusal(21620);
}
