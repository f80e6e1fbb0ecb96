import { effect } from "@preact/signals";
import type { ClinicsModel } from "../shared/state/clinics.ts";

/** A clinic set up in one of our frames is at once known to all of them: to the icons above all. */
export function shareClinics({ items, state, load }: ClinicsModel, over: AbortSignal): void {
	if (!("BroadcastChannel" in globalThis)) return;
	const others = new BroadcastChannel("patient-chat.clinics");
	let known: string | null = null;
	const stop = effect(() => {
		const now = items.value.map((clinic) => clinic.id).join();
		if (state.value.kind !== "ready" || now === known) return;
		if (known !== null) others.postMessage("changed");
		known = now;
	});
	others.addEventListener("message", () => void load(), { signal: over });
	over.addEventListener(
		"abort",
		() => {
			stop();
			others.close();
		},
		{ once: true },
	);
}
