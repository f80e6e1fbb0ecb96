import type { browser as theBrowser } from "wxt/browser";
import * as z from "zod/mini";
import { openLive } from "../../shared/live/socket.ts";
import { type Door, PANEL_PORT, PageAsk } from "../own-pages.ts";
import { addressOf } from "./address.ts";
import { showBadge } from "./badge.ts";
import { Doorkeeper, type SignIn } from "./doorkeeper.ts";
import { hear, isOwnPage, type Said } from "./hearing.ts";
import { openPanel } from "./open-panel.ts";
import { createPace } from "./pace.ts";
import { Panels } from "./panels.ts";
import { Sessions } from "./session.ts";
import { renew } from "./sign-in.ts";
import { Sites } from "./sites.ts";
import { Waiting } from "./waiting.ts";

const MENU = "number";
const AWAKE_MS = 60_000;
/** As many digits as the shortest number that anybody can text. */
const NUMBER = /(?:\d\D{0,3}){7,}/;

type Parts = { signIn: SignIn; built: string; fetch: typeof fetch; now(): number };

/** Everything is listened to at once, in the first turn: a browser wakes us for an event and waits for nobody. */
export function startBackground(browser: typeof theBrowser, { signIn, built, fetch, now }: Parts): void {
	const panels = new Panels(now);
	const sites = new Sites({ ...browser, local: browser.storage.local });
	const sessions = new Sessions({ area: browser.storage.session, now, renew: (session, address) => renew(session, { address, fetch }) });
	const waiting = new Waiting({
		area: browser.storage.session,
		open: openLive,
		show: (count) => void showBadge(browser.action, badgeWords(browser), count),
		ended: () => void keeper.signOut(),
		watched: () => panels.someOpen,
	});
	const address = () => addressOf({ built, managed: browser.storage.managed, local: browser.storage.local });
	const changed = () => panels.tellAll({ type: "door" });
	const keeper: Doorkeeper = new Doorkeeper({ sessions, sites, waiting, address, signIn, fetch, now, changed });
	const toPanel = (windowId: number) => openPanel(browser, windowId, panels.isOpenIn(windowId));
	listenToPages(browser, { panels, sites, toPanel, now });
	listenToOwn(browser, { keeper, panels, sites });
	listenToBrowser(browser, { keeper, panels, sites, toPanel });
	void waiting.restore();
	const wake = () => void keeper.wake().catch(() => {});
	wake();
	setInterval(wake, AWAKE_MS);
}

type Rooms = { keeper: Doorkeeper; panels: Panels; sites: Sites; toPanel(windowId: number): Promise<unknown> };

/** What the script on a site says. The click opens the panel at once; what it shows, only once the site is known to be allowed. */
function listenToPages(browser: typeof theBrowser, { panels, sites, toPanel, now }: Omit<Rooms, "keeper"> & { now(): number }): void {
	const mayGo = createPace(20, 5, now);
	browser.runtime.onMessage.addListener((message: unknown, sender) => {
		const said = hear(message, sender, browser.runtime.id);
		if (!said || !mayGo(String(said.tabId))) return;
		if (said.heard.type === "chat") void toPanel(said.windowId).catch(() => {});
		void pass(said).catch(() => {});
	});

	async function pass({ heard, tabId, windowId, origin }: Said): Promise<void> {
		const clinicIds = await sites.clinicsAt(origin);
		if (clinicIds.length === 0) return;
		if (heard.type === "chat") panels.show(windowId, { type: "chat", tabId, clinicIds, seen: heard.seen });
		else panels.tell(windowId, { type: "moved", tabId, seen: heard.seen });
	}
}

/** What our own pages ask. */
function listenToOwn(browser: typeof theBrowser, { keeper, panels, sites }: Omit<Rooms, "toPanel">): void {
	const own = { id: browser.runtime.id, root: browser.runtime.getURL("/") };
	browser.runtime.onMessage.addListener((message: unknown, sender, answer: (value: unknown) => void) => {
		const ask = z.safeParse(PageAsk, message);
		if (!isOwnPage(sender, own) || !ask.success) return false;
		carryOut(ask.data).then(answer, () => answer(null));
		return true;
	});
	browser.runtime.onConnect.addListener((port) => {
		if (port.name === PANEL_PORT && port.sender && isOwnPage(port.sender, own)) panels.join(port);
	});

	async function carryOut(ask: PageAsk): Promise<Door | object | null> {
		if (ask.type === "sign_in") return keeper.signIn();
		if (ask.type === "sign_out") return keeper.signOut();
		if (ask.type === "sites") {
			await keeper.learnSites();
			return sites.known();
		}
		return keeper.door();
	}
}

function listenToBrowser(browser: typeof theBrowser, { keeper, panels, sites, toPanel }: Rooms): void {
	const show = (windowId: number | undefined, word: Parameters<Panels["show"]>[1]) => {
		if (windowId === undefined) return;
		void toPanel(windowId).catch(() => {});
		panels.show(windowId, word);
	};
	browser.action.onClicked.addListener((tab) => show(tab.windowId, { type: "inbox" }));
	browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText = "" }, tab) => {
		const typed = selectionText.trim().slice(0, 40);
		if (menuItemId === MENU) show(tab?.windowId, NUMBER.test(typed) ? { type: "number", typed } : { type: "number", typed: "" });
	});
	browser.permissions.onAdded.addListener(() => void sites.match().catch(() => {}));
	browser.permissions.onRemoved.addListener(() => void sites.match().catch(() => {}));
	browser.runtime.onStartup.addListener(() => void sites.match().catch(() => {}));
	browser.runtime.onInstalled.addListener(() => {
		const title = browser.i18n.getMessage("textNumber");
		browser.contextMenus.removeAll().then(() => browser.contextMenus.create({ id: MENU, title, contexts: ["selection"] }));
		// The scripts of the version before are cut off from us; the pages that are open get this one's.
		void sites.match(true).catch(() => {});
	});
	browser.storage.managed.onChanged?.addListener(() => void keeper.signOut());
}

function badgeWords(browser: typeof theBrowser) {
	return {
		name: browser.i18n.getMessage("name"),
		signedOut: browser.i18n.getMessage("signedOut"),
		waiting: (count: string) => browser.i18n.getMessage("waiting", count),
	};
}
