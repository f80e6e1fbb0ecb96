import type { NewMedia } from "../account/media.ts";
import { isRefusal, type Refusal, refusal } from "./errors.ts";

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 5 * 1024 * 1024;
const MOST_OTHER_BYTES = 500 * 1024;

/** Up to 5 MB; other accepted types up to 500 kB (Twilio, "Accepted content types for media"). */
const PICTURES = new Set(["image/jpeg", "image/jpg", "image/gif", "image/png"]);
const OTHERS = new Set([
	...["image/bmp", "audio/basic", "audio/L24", "audio/mp4", "audio/mpeg", "audio/ogg", "audio/3gpp", "audio/3gpp2", "audio/ac3"],
	...["audio/webm", "audio/amr-nb", "audio/amr", "video/mpeg", "video/mp4", "video/quicktime", "video/webm", "video/3gpp", "video/3gpp2"],
	...["text/vcard", "text/x-vcard", "text/csv", "text/rtf", "text/richtext", "text/calendar", "text/directory", "application/pdf"],
	...["application/vcard", "application/vnd.apple.pkpass"],
]);

/** As the real one does: first its head, then all of it; what the two say has to be the same. */
async function fetchOne(url: string, stopped: AbortSignal): Promise<NewMedia | Refusal> {
	const signal = AbortSignal.any([stopped, AbortSignal.timeout(TIMEOUT_MS)]);
	try {
		const head = await fetch(url, { method: "HEAD", signal });
		const response = await fetch(url, { signal });
		const contentType = typeOf(response);
		if (!head.ok || !response.ok || !contentType || contentType !== typeOf(head)) return refusal(21620);
		if (!PICTURES.has(contentType) && !OTHERS.has(contentType)) return refusal(12300);
		const bytes = new Uint8Array(await response.arrayBuffer());
		return bytes.length > (PICTURES.has(contentType) ? MOST_BYTES : MOST_OTHER_BYTES) ? refusal(11751) : { contentType, bytes };
	} catch {
		return refusal(21620);
	}
}

function typeOf(response: Response): string | undefined {
	return response.headers.get("Content-Type")?.split(";", 1)[0]?.trim();
}

/** The real carrier fetches after its 201; here a URL that gives nothing is refused at once, where it is easier to see. */
export async function fetchMedia(urls: readonly string[], stopped: AbortSignal): Promise<NewMedia[] | Refusal> {
	const found = await Promise.all(urls.map((url) => fetchOne(url, stopped)));
	const wrong = found.find(isRefusal);
	if (wrong) return wrong;
	const media = found.filter((item) => "bytes" in item);
	return media.reduce((sum, { bytes }) => sum + bytes.length, 0) > MOST_BYTES ? refusal(11751) : media;
}
