/** What a browser shows by itself without running anything of it; all else is saved, not opened. */
const SHOWN = /^(image\/(jpeg|png|gif|bmp)|(audio|video)\/[\w.-]+)$/;

export type ServedFile = { contentType: string; name: string; isOwnOrigin: boolean };

/** Nothing in a file can run: no script, no plug-in, no guess at another type, no page of ours behind it. */
export function fileHeaders({ contentType, name, isOwnOrigin }: ServedFile): Headers {
	return new Headers({
		"Content-Type": contentType,
		"Content-Disposition": `${SHOWN.test(contentType) ? "inline" : "attachment"}; ${named(name)}`,
		"X-Content-Type-Options": "nosniff",
		"Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; frame-ancestors 'none'",
		// On an origin of its own the pages that show it are of another site.
		"Cross-Origin-Resource-Policy": isOwnOrigin ? "cross-origin" : "same-site",
		"Cache-Control": "private, no-store",
		"Referrer-Policy": "no-referrer",
		"X-Robots-Tag": "noindex",
		"Accept-Ranges": "bytes",
	});
}

/** RFC 6266: the name as it is, and one in plain letters for those who cannot read it. */
function named(name: string): string {
	const plain =
		name
			.normalize("NFKD")
			.replace(/[^\x20-\x7e]/g, "")
			.replace(/["\\%]/g, "_") || "file";
	const exact = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
	return `filename="${plain}"; filename*=UTF-8''${exact}`;
}
