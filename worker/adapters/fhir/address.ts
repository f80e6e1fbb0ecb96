const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
/** Names that mean something inside a network only (RFC 6761, RFC 8375, ICANN's .internal, and what offices make up). */
const INSIDE = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|corp|lan|home|home\.arpa|test|invalid|onion)$/;

/**
 * An address that a token may be sent to, or null: encrypted, and outside. A server is known by its name: no certificate worth trusting
 * stands for a bare IP address, and every way of writing an inner one is refused with it. `nearby`: this whole deployment runs on one
 * machine, and so does what it talks to.
 */
export function outsideAddress(text: string, nearby: boolean): URL | null {
	const url = URL.parse(text);
	if (!url || url.username || url.password) return null;
	if (isLoopback(url)) return nearby && /^https?:$/.test(url.protocol) ? url : null;
	const host = url.hostname.toLowerCase().replace(/\.$/, "");
	const hasName = host.includes(".") && !host.startsWith("[") && !/^\d+$/.test(host.split(".").at(-1) ?? "");
	return url.protocol === "https:" && hasName && !INSIDE.test(host) ? url : null;
}

/** Of a server to be read from: nothing behind the path, no slash at its end. */
export function baseAddress(text: string, nearby: boolean): string | null {
	const url = outsideAddress(text.trim(), nearby);
	return url && !url.search && !url.hash ? url.href.replace(/\/+$/, "") : null;
}

export function isLoopback(url: URL): boolean {
	return LOOPBACK.has(url.hostname);
}
