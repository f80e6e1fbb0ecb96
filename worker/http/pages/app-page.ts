import type { Boot } from "../../../shared/schemas/boot.ts";

const SDK_URL = "https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js";

export type PageSettings = { publicBaseUrl: string; filesBaseUrl: string; helpdeskUrl: string; sdkUrl: string | undefined };

/** The staff app in one of Zendesk's places. Not a redirect: Zendesk's app framework reads the address it was loaded from. */
export function appPage(boot: Boot, settings: PageSettings): Response {
	const sdkUrl = settings.sdkUrl && URL.canParse(settings.sdkUrl) ? settings.sdkUrl : SDK_URL;
	const html = `<!doctype html>
<html lang="${escapeHtml(boot.staff.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Patient Chat</title>
<link rel="stylesheet" href="/app/app.css">
<script src="${escapeHtml(sdkUrl)}"></script>
<script type="application/json" id="patient-chat-boot">${escapeJson(boot)}</script>
<script type="module" src="/app/app.js"></script>
</head>
<body data-place="${boot.place}">
<div id="app"></div>
</body>
</html>
`;
	return htmlResponse(html, 200, policy(settings, new URL(sdkUrl).origin));
}

const CLOSED = {
	not_configured: "Patient Chat is not connected to this Zendesk account yet. An admin can finish the set-up.",
	not_signed: "Zendesk could not prove who you are. Reload the page; if that does not help, sign in to Zendesk again.",
	not_staff: "Patient Chat is for agents and admins of this Zendesk account. Ask an admin if you should have access.",
	helpdesk_silent: "Zendesk does not answer right now, so you cannot be signed in. Reload in a minute.",
} as const;

/** Says in plain words why nobody was let in; tells a forger nothing more. */
export function closedPage(status: 403 | 503, why: keyof typeof CLOSED): Response {
	const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Patient Chat</title><p role="alert">${CLOSED[why]}</p></html>`;
	return htmlResponse(html, status, "default-src 'none'");
}

function policy({ publicBaseUrl, filesBaseUrl, helpdeskUrl }: PageSettings, sdkOrigin: string): string {
	const files = URL.parse(filesBaseUrl)?.origin ?? "";
	const socket = publicBaseUrl.replace(/^http/, "ws");
	return [
		"default-src 'none'",
		`script-src 'self' ${sdkOrigin}`,
		"style-src 'self' 'unsafe-inline'",
		`img-src 'self' data: blob: ${files}`,
		`media-src 'self' blob: ${files}`,
		"font-src 'self'",
		`connect-src 'self' ${publicBaseUrl} ${socket}`,
		`frame-ancestors ${helpdeskUrl}`,
		"base-uri 'none'",
		"form-action 'none'",
	].join("; ");
}

function htmlResponse(html: string, status: number, contentSecurityPolicy: string): Response {
	return new Response(html, {
		status,
		headers: {
			"Content-Type": "text/html; charset=utf-8",
			"Content-Security-Policy": contentSecurityPolicy,
			"Cache-Control": "no-store",
			"Referrer-Policy": "no-referrer",
			"X-Content-Type-Options": "nosniff",
		},
	});
}

function escapeJson(value: unknown): string {
	return JSON.stringify(value).replaceAll("<", "\\u003c");
}

function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
