import type { Host, Scheme } from "../host.ts";
import type { App } from "./app.ts";

/** The host's colours, or the browser's where the host has none. */
export async function followScheme(app: App, host: Host, over: AbortSignal): Promise<void> {
	const browser = window.matchMedia("(prefers-color-scheme: dark)");
	const show = (scheme: Scheme) => {
		app.dark.value = scheme === "dark";
		document.documentElement.dataset.scheme = scheme;
	};
	const own = (): Scheme => (browser.matches ? "dark" : "light");
	host.onSchemeChange(show, over);
	const said = await host.scheme();
	show(said ?? own());
	if (!said) browser.addEventListener("change", () => show(own()), { signal: over });
}
