import type { Browser } from "wxt/browser";
import * as z from "zod/mini";
import { SiteOrigin } from "../../shared/schemas/pm-site.ts";
import type { ToPicker } from "./picker-words.ts";
import { PickerSays } from "./words.ts";

type Around = {
	tabs: Pick<typeof Browser.tabs, "query" | "sendMessage">;
	scripting: Pick<typeof Browser.scripting, "executeScript">;
	runtime: Pick<typeof Browser.runtime, "id" | "onMessage">;
};

export type PointedTab = ReturnType<typeof tabsAround>;
export type Heard = { said: PickerSays; origin: string };

/** The tab in front of this window, while an admin points in it. */
export function tabsAround({ tabs, scripting, runtime }: Around, windowId: number) {
	const front = async () => (await tabs.query({ active: true, windowId }))[0] ?? null;
	return {
		/** Loads the picker: null where the browser lets us see nothing of the page. */
		async begin(): Promise<{ tabId: number } | null> {
			const tab = await front();
			if (tab?.id === undefined) return null;
			try {
				await scripting.executeScript({ target: { tabId: tab.id, allFrames: true }, files: ["/picker.js"] });
				return { tabId: tab.id };
			} catch {
				return null;
			}
		},
		say: (tabId: number, word: ToPicker): Promise<unknown> => tabs.sendMessage(tabId, word).catch(() => null),
		listen(tabId: number, hear: (heard: Heard) => void): () => void {
			const heard = (message: unknown, sender: Browser.runtime.MessageSender) => {
				const said = z.safeParse(PickerSays, message);
				const origin = z.safeParse(SiteOrigin, sender.origin ?? (sender.url && new URL(sender.url).origin));
				if (sender.id === runtime.id && sender.tab?.id === tabId && said.success && origin.success)
					hear({ said: said.data, origin: origin.data });
			};
			runtime.onMessage.addListener(heard);
			return () => runtime.onMessage.removeListener(heard);
		},
	};
}
