const WORDS = {
	not_configured: "Signing in from the browser extension is not set up here yet. An admin can finish the set-up.",
	not_asked: "This sign-in was not asked for by the Patient Chat extension. Close this window and sign in from the extension.",
	over: "This sign-in is over, or began in another browser. Close this window and sign in from the extension again.",
} as const;

/** For a sign-in that nobody may be sent back from: no address was given that is ours. Tells a forger nothing more. */
export function signInPage(status: 400 | 503, why: keyof typeof WORDS): Response {
	const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Patient Chat</title><p role="alert">${WORDS[why]}</p></html>`;
	const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'" };
	return new Response(html, { status, headers: { ...headers, ...UNTOLD } });
}

/** Nobody keeps these answers, and nobody else is told their address: codes travel in it. */
export const UNTOLD = { "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff" };
