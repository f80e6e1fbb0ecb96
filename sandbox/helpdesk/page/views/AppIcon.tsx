import { boot } from "../state/desk.ts";
import { Icon } from "./Icon.tsx";

/** The app's own drawing; one file may hold several states as symbols, and the app says which one is shown. */
function symbolIn(svg: string, wanted: string | undefined, active: boolean): string | null {
	const ids = [...svg.matchAll(/<symbol[^>]*\sid="([^"]+)"/g)].map(([, id]) => id ?? "");
	return [wanted, active ? "active" : "inactive", "default"].find((id) => id !== undefined && ids.includes(id)) ?? ids[0] ?? null;
}

function drawingOf(svg: string, symbol: string): string | null {
	const document = new DOMParser().parseFromString(svg, "image/svg+xml");
	const found = document.getElementById(symbol);
	if (found === null) return null;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${found.getAttribute("viewBox") ?? "0 0 30 30"}">${found.innerHTML}</svg>`;
}

export function AppIcon({ place, symbol, active }: { place: "top_bar" | "nav_bar"; symbol: string | undefined; active: boolean }) {
	const svg = boot.value?.icons[place];
	if (svg === undefined) {
		return (
			<span class={symbol?.startsWith("unread") ? "app-icon plain-icon unread" : "app-icon plain-icon"}>
				<Icon name="chat" />
			</span>
		);
	}
	const name = symbolIn(svg, symbol, active);
	const drawing = name === null ? svg : (drawingOf(svg, name) ?? svg);
	return <img class="app-icon" alt="" src={`data:image/svg+xml,${encodeURIComponent(drawing.replaceAll("currentColor", "#ffffff"))}`} />;
}
