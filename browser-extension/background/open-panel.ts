import type { Browser } from "wxt/browser";

type Sidebar = { open(): Promise<void> };
type Openers = {
	sidePanel?: Pick<typeof Browser.sidePanel, "open">;
	/** Firefox. */
	sidebarAction?: Sidebar;
	windows: { create(options: { url: string; type: "popup"; width: number; height: number }): Promise<unknown> };
	runtime: Pick<typeof Browser.runtime, "getURL">;
};

/**
 * Begins at once, in the very call that the person's click caused: later the browser would refuse.
 * Firefox opens its sidebar only from its own buttons; a click on a page opens a small window of ours there.
 */
export function openPanel(openers: Openers, windowId: number, isOpen: boolean): Promise<unknown> {
	const { sidePanel, sidebarAction } = openers;
	const opening = sidePanel ? sidePanel.open({ windowId }) : (sidebarAction?.open() ?? Promise.reject(new Error("no panel")));
	return opening.catch(() => (isOpen ? undefined : ownWindow(openers, windowId)));
}

function ownWindow({ windows, runtime }: Openers, windowId: number): Promise<unknown> {
	return windows.create({ url: `${runtime.getURL("/sidepanel.html")}?window=${windowId}`, type: "popup", width: 440, height: 800 });
}
