import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PointedTab } from "../pointing/tab.ts";

/** The tab beside the panel, for those who set it up. */
export type TabBeside = PointedTab & {
	/** Within the click: leave for one address. */
	allow(typed: string): Promise<boolean>;
	sitesChanged(): void;
};

export const TabContext = createContext<TabBeside | null>(null);

export function useTab(): TabBeside {
	const tab = useContext(TabContext);
	if (!tab) throw new Error("a panel without its tab");
	return tab;
}
