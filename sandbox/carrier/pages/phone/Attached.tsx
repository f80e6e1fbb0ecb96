import type { Picture } from "./seen.ts";

/** What stands in a text beside words: shown where a phone shows it, else to be opened. */
export function Attached({ picture: { contentType, url } }: { picture: Picture }) {
	if (contentType.startsWith("image/")) return <img src={url} alt="Attachment" loading="lazy" />;
	// biome-ignore lint/a11y/useMediaCaption: whoever sent it made no captions.
	if (contentType.startsWith("video/")) return <video src={url} controls preload="metadata" aria-label="Attached video" />;
	// biome-ignore lint/a11y/useMediaCaption: whoever sent it made no captions.
	if (contentType.startsWith("audio/")) return <audio src={url} controls preload="metadata" aria-label="Attached sound" />;
	return (
		<a class="file" href={url} target="_blank" rel="noopener noreferrer">
			{wordFor(contentType)}
		</a>
	);
}

const WORDS: Record<string, string> = {
	"application/pdf": "PDF document",
	"text/rtf": "Letter (RTF)",
	"application/rtf": "Letter (RTF)",
	"text/csv": "Table (CSV)",
	"text/calendar": "Calendar entry",
	"text/vcard": "Contact",
	"text/x-vcard": "Contact",
};

export function wordFor(contentType: string): string {
	return WORDS[contentType] ?? `File (${contentType})`;
}
