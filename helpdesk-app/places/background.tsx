import { useEffect } from "preact/hooks";
import { useApp } from "../../shared/ui/context.ts";
import { useWaitingOnIcon } from "./waiting.ts";

const AGAIN_MS = 60_000;

/** Nothing to see: it keeps the icons true while no screen of ours is open. */
export function Screen() {
	const app = useApp();
	const state = app.clinics.state.value;
	useWaitingOnIcon();
	useEffect(() => void app.clinics.load(), [app]);
	useEffect(() => {
		if (state.kind !== "trouble") return;
		const timer = setTimeout(() => void app.clinics.load(), AGAIN_MS);
		return () => clearTimeout(timer);
	}, [app, state]);
	return null;
}
