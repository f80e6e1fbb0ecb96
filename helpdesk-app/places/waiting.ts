import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useApp } from "../../shared/ui/context.ts";

/** Our icons carry the number of threads that wait, over all clinics of this staff member. */
export function useWaitingOnIcon(): void {
	const app = useApp();
	const clinics = app.clinics.items.value;
	useEffect(() => {
		const stop = new AbortController();
		for (const clinic of clinics) app.live.follow(clinic.id, () => {}, stop.signal);
		return () => stop.abort();
	}, [app, clinics]);
	useSignalEffect(() => app.host.showWaiting(app.session.state.value === "over" ? 0 : app.live.waiting.value));
}
