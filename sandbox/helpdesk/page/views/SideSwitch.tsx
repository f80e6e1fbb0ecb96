import { boot } from "../state/desk.ts";

type Props = { side: "ticket" | "app"; pick(side: "ticket" | "app"): void; first: string };

/** Only on narrow screens, where the tray has no room beside the rest. */
export function SideSwitch({ side, pick, first }: Props) {
	return (
		<fieldset class="side-switch" aria-label="What is shown">
			<button type="button" aria-pressed={side === "ticket"} onClick={() => pick("ticket")}>
				{first}
			</button>
			<button type="button" aria-pressed={side === "app"} onClick={() => pick("app")}>
				{boot.value?.app.name}
			</button>
		</fieldset>
	);
}
