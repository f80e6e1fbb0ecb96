import { useEffect } from "preact/hooks";
import { apps, showPane } from "../state/apps.ts";
import { boot } from "../state/desk.ts";
import { iconSymbols, popover, popoverSize, setPopover, topBarLoaded } from "../state/scopes.ts";
import { AppFrame } from "./AppFrame.tsx";
import { AppIcon } from "./AppIcon.tsx";

function Popover() {
	const known = apps.value;
	const open = popover.value !== null;
	useEffect(() => {
		if (known !== null) showPane(known.topBar, open);
	}, [known, open]);
	useEffect(() => {
		if (!open) return;
		const shut = (event: Event) => {
			if (!(event.target instanceof Element) || event.target.closest(".app-popover, [data-app=top_bar]") === null) setPopover(false);
		};
		document.addEventListener("pointerdown", shut);
		return () => document.removeEventListener("pointerdown", shut);
	}, [open]);
	if (known === null || !topBarLoaded.value) return null;
	const { width, height } = popoverSize.value;
	return (
		<div class="app-popover" hidden={!open} style={{ width: `${width}px`, height: `${height}px` }}>
			<AppFrame key={known.topBar.guid} instance={known.topBar} />
		</div>
	);
}

export function AppButton() {
	const name = boot.value?.app.name ?? "";
	return (
		<div class="popover-place">
			<button
				type="button"
				class="bar-button"
				data-app="top_bar"
				data-symbol={iconSymbols.value.top_bar}
				title={name}
				aria-label={name}
				aria-expanded={popover.value !== null}
				onClick={() => setPopover(popover.value === null)}
			>
				<AppIcon place="top_bar" symbol={iconSymbols.value.top_bar} active={popover.value !== null} />
			</button>
			<Popover />
		</div>
	);
}
