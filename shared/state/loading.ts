import { type ReadonlySignal, signal } from "@preact/signals";
import { type TroubleKind, troubleKind } from "../api/trouble.ts";

export type Loading = { kind: "loading" } | { kind: "ready" } | { kind: "trouble"; trouble: TroubleKind };

export type Loader = { state: ReadonlySignal<Loading>; run(load: () => Promise<void>): Promise<void>; restart(): void };

/** The state of one screen's loading. What has been shown once stays on screen when a later load fails. */
export function createLoader(): Loader {
	const state = signal<Loading>({ kind: "loading" });
	let runs = 0;
	async function run(load: () => Promise<void>): Promise<void> {
		const mine = ++runs;
		if (state.value.kind === "trouble") state.value = { kind: "loading" };
		try {
			await load();
			if (mine === runs) state.value = { kind: "ready" };
		} catch (error) {
			if (mine === runs && state.value.kind === "loading") state.value = { kind: "trouble", trouble: troubleKind(error) };
		}
	}
	return {
		state,
		run,
		/** Something else is being asked for: what was on screen is gone. */
		restart() {
			runs += 1;
			state.value = { kind: "loading" };
		},
	};
}
