import "../shared/ui/styles.css";
import { type ComponentType, render } from "preact";
import type { Place } from "../shared/schemas/boot.ts";
import { stayAwake, watchActivity } from "../shared/state/activity.ts";
import { createApp } from "../shared/state/app.ts";
import { followScheme } from "../shared/state/scheme.ts";
import { Surrounding } from "../shared/ui/context.ts";
import { Frame } from "../shared/ui/Frame.tsx";
import { wordsFor } from "../shared/words/choose.ts";
import { localeOf, readBoot } from "./boot.ts";
import { shareClinics } from "./clinics-elsewhere.ts";
import { zafHost } from "./host/zaf.ts";

const sidebar = () => import("./places/ticket-sidebar.tsx");

/** Each place loads only its own screens. */
const PLACES: Record<Place, () => Promise<{ Screen: ComponentType }>> = {
	ticket_sidebar: sidebar,
	new_ticket_sidebar: sidebar,
	user_sidebar: sidebar,
	nav_bar: () => import("./places/nav-bar.tsx"),
	top_bar: () => import("./places/top-bar.tsx"),
	background: () => import("./places/background.tsx"),
};

async function start(root: HTMLElement): Promise<void> {
	const boot = readBoot(document);
	if (!boot) return explain(root);
	const over = new AbortController();
	const host = zafHost(window, boot.place);
	const liveUrl = (clinicId: string) => new URL(`/api/clinics/${clinicId}/live`, location.href.replace(/^http/, "ws")).href;
	const app = createApp({ boot, host, over: over.signal, fetch: fetch.bind(globalThis), liveUrl });
	const locale = localeOf(boot.staff.locale);
	watchActivity(app.session, host, over.signal);
	shareClinics(app.clinics, over.signal);
	if (boot.place === "background" || boot.place === "top_bar") stayAwake(app.session, over.signal);
	const [words, { Screen }] = await Promise.all([wordsFor(locale), PLACES[boot.place](), followScheme(app, host, over.signal)]);
	document.documentElement.lang = words.language;
	render(
		<Surrounding.Provider value={{ app, words, locale }}>
			<Frame>
				<Screen />
			</Frame>
		</Surrounding.Provider>,
		root,
	);
}

async function explain(root: HTMLElement): Promise<void> {
	const words = await wordsFor(navigator.language);
	render(
		<main class="pc-empty">
			<h1 class="pc-empty__title">{words.frame.brokenTitle}</h1>
			<p class="pc-empty__text">{words.frame.brokenText}</p>
		</main>,
		root,
	);
}

const root = document.getElementById("app");
// A part that is no longer there (the Worker was updated meanwhile) must not leave a blank frame.
if (root) start(root).catch(() => explain(root));
