import { useEffect, useState } from "preact/hooks";
import { watchActivity } from "../../shared/state/activity.ts";
import type { App } from "../../shared/state/app.ts";
import { followScheme } from "../../shared/state/scheme.ts";
import { Surrounding } from "../../shared/ui/context.ts";
import { Frame } from "../../shared/ui/Frame.tsx";
import type { Door } from "../own-pages.ts";
import { PanelContext } from "./context.ts";
import { openApp } from "./open-app.ts";
import { Panel } from "./Panel.tsx";
import { PanelModel, type Place } from "./panel-model.ts";
import type { RootProps } from "./Root.tsx";
import type { News } from "./use-door.ts";
import { wordsHere } from "./words-here.ts";

/** What was on screen when somebody was signed out: they go on where they were. */
export type Before = { app: App; place: Place };
type Open = { app: App; panel: PanelModel; stop: AbortController };

type OpenedProps = RootProps & {
	door: Extract<Door, { kind: "open" }>;
	before: { current: Before | null };
	news: News;
	signIn(): void;
	signOut(): void;
};

/** From signing in to signing out: the app, and the panel's own part of it. */
export function Opened(props: OpenedProps) {
	const { extensionWords, words, locale, signIn, signOut, openSettings } = props;
	const [open] = useState(() => begin(props));
	useEffect(() => {
		void follow(open, props);
		return () => {
			props.before.current = { app: open.app, place: open.panel.place.value };
			props.news.hear = null;
			open.stop.abort();
		};
	}, [open]);
	const again = (
		<button type="button" class="c-btn c-btn--primary" onClick={signIn}>
			{extensionWords.door.signIn}
		</button>
	);
	return (
		<Surrounding.Provider value={{ app: open.app, words: wordsHere(words, extensionWords), locale }}>
			<PanelContext.Provider value={open.panel}>
				<Frame again={again}>
					<Panel signOut={signOut} openSettings={openSettings} />
				</Frame>
			</PanelContext.Provider>
		</Surrounding.Provider>
	);
}

function begin({ door, before, background, notify, extensionWords }: OpenedProps): Open {
	const stop = new AbortController();
	const kept = before.current?.app.staff.id === door.session.staff.id ? before.current : null;
	const openThread = (threadId?: string) => panel.go({ kind: "inbox", threadId: threadId ?? null });
	const app = openApp({ ...door, background, openThread, notify, over: stop.signal, before: kept?.app ?? null });
	const panel: PanelModel = new PanelModel({
		app,
		said: (place) => {
			const action = { label: extensionWords.goBack, act: () => panel.go(place) };
			app.toast.show({ text: extensionWords.draftKept, action });
		},
		notLinked: () => app.toast.show({ text: extensionWords.notLinked }),
	});
	return { app, panel, stop };
}

/** The page's own words wait for the clinics: whoever is not a member of the site's clinic is shown nothing of it. */
async function follow({ app, panel, stop }: Open, { news, before, door }: OpenedProps): Promise<void> {
	const last = before.current?.app.staff.id === door.session.staff.id ? before.current.place : null;
	before.current = null;
	watchActivity(app.session, app.host, stop.signal);
	void followScheme(app, app.host, stop.signal);
	news.isOver = () => app.session.state.value === "over";
	await app.clinics.load();
	if (stop.signal.aborted) return;
	if (last) panel.resume(last);
	if (news.last) panel.hear(news.last);
	news.last = null;
	news.hear = (word) => panel.hear(word);
}
