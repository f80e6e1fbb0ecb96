import { useEffect } from "preact/hooks";
import { useApp } from "../../shared/ui/context.ts";
import { useWaitingOnIcon } from "./waiting.ts";

const AGAIN_MS = 60_000;

/** Nothing to see: it keeps the icons true while no screen of ours is open. */
export function Screen() {
	const app = useApp();
	const state = app.clinics.state.value;
	const clinics = app.clinics.items.value;
	useWaitingOnIcon();
	useEffect(() => void app.clinics.load(), [app]);
	useEffect(() => {
		const waits = state.kind === "trouble" || (state.kind === "ready" && clinics.length === 0);
		if (!waits) return;
		const timer = setTimeout(() => void app.clinics.load(), AGAIN_MS);
		return () => clearTimeout(timer);
	}, [app, state, clinics]);
	return null;
}
