import { signal } from "@preact/signals";
import { createLoader } from "./loading.ts";
import type { KeyState } from "./pm-answers.ts";
import type { PmRequests } from "./pm-requests.ts";
import { refusalCode } from "./refusal.ts";

export type KeyModel = ReturnType<typeof createKey>;

/** The key of scheduled uploads. It is seen once: the Worker keeps only its fingerprint. */
export function createKey(requests: Pick<PmRequests, "key" | "makeKey" | "revokeKey">) {
	const known = signal<KeyState | null>(null);
	const fresh = signal<string | null>(null);
	const refusal = signal<string | null>(null);
	const busy = signal(false);
	const loader = createLoader();
	const read = async () => {
		known.value = await requests.key();
	};

	async function act(what: () => Promise<void>): Promise<void> {
		if (busy.peek()) return;
		busy.value = true;
		refusal.value = null;
		try {
			await what();
		} catch (error) {
			refusal.value = refusalCode(error);
		}
		busy.value = false;
	}

	return {
		...{ known, fresh, refusal, busy, state: loader.state },
		load: () => loader.run(read),
		make: () =>
			act(async () => {
				fresh.value = (await requests.makeKey()).key;
				known.value = { set: true, at: new Date().toISOString() };
				await read().catch(() => {});
			}),
		revoke: () =>
			act(async () => {
				await requests.revokeKey();
				fresh.value = null;
				known.value = { set: false, at: null };
			}),
		/** Copied, and never shown again. */
		hide(): void {
			fresh.value = null;
		},
	};
}
