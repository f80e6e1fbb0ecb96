import type { Slash } from "../../state/slash.ts";

export const SLASH_LIST = "pc-slash";

export const slashOption = (index: number) => `${SLASH_LIST}-${index}`;

/** What the box tells screen readers while there is something to choose: the focus stays where the letters go. */
export function slashProps({ found, active }: Slash) {
	if (found.value.length === 0) return {};
	return { "aria-autocomplete": "list", "aria-controls": SLASH_LIST, "aria-activedescendant": slashOption(active.value) } as const;
}

/** Whether the key was for the list. */
export function slashKey(slash: Slash, event: KeyboardEvent): boolean {
	if (slash.found.value.length === 0 || event.isComposing) return false;
	const act = ACTS[event.key];
	if (!act || event.shiftKey) return false;
	event.preventDefault();
	event.stopPropagation();
	act(slash);
	return true;
}

const ACTS: Record<string, (slash: Slash) => void> = {
	ArrowDown: (slash) => slash.move(1),
	ArrowUp: (slash) => slash.move(-1),
	Enter: (slash) => slash.take(),
	Tab: (slash) => slash.take(),
	Escape: (slash) => slash.close(),
};
