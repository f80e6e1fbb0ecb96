import { html, type Markup } from "./html.ts";

const PLACES = [
	["/patients", "Patients"],
	["/appointments", "Appointments"],
	["/invoices", "Invoices"],
	["/export", "Export"],
] as const;

/** A page of the practice's system around `content`. */
export function framed(title: string, path: string, content: Markup): string {
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Lakeside Practice</title>
<link rel="stylesheet" href="/pm.css">
<link rel="icon" href="data:,">
</head>
<body>
<header class="bar">
<a class="brand" href="/patients">Lakeside Practice</a>
<nav aria-label="Main">${PLACES.map(([href, name]) => html`<a href="${href}"${path.startsWith(href) ? html` aria-current="page"` : html``}>${name}</a>`)}</nav>
<span class="mark">simulated</span>
</header>
<main>${content}</main>
</body>
</html>`.text;
}
