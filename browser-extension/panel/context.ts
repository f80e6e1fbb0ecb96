import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PanelModel } from "./panel-model.ts";

export const PanelContext = createContext<PanelModel | null>(null);

export function usePanel(): PanelModel {
	const panel = useContext(PanelContext);
	if (!panel) throw new Error("a screen outside its panel");
	return panel;
}
