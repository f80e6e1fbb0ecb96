import type { Browser } from "wxt/browser";
import * as z from "zod/mini";
import { Door, KnownSite, PANEL_PORT, type PageAsk, ToPanel } from "../own-pages.ts";

type Runtime = Pick<typeof Browser.runtime, "sendMessage" | "connect">;

export type Background = ReturnType<typeof backgroundOf>;

const AGAIN_MS = 1_000;

/** What our pages ask of the background. Woken by each question, it may have been stopped since the last. */
export function backgroundOf(runtime: Runtime) {
	const ask = (what: PageAsk): Promise<unknown> => runtime.sendMessage(what);
	const door = async (type: "door" | "sign_in" | "sign_out" | "renew"): Promise<Door> => {
		const answer = z.safeParse(Door, await ask({ type }));
		return answer.success ? answer.data : { kind: "shut", address: null, why: "unreached" };
	};
	return {
		door: () => door("door"),
		signIn: () => door("sign_in"),
		signOut: () => door("sign_out"),
		renew: () => door("renew"),
		async sites(): Promise<KnownSite[] | null> {
			const answer = z.safeParse(z.array(KnownSite), await ask({ type: "sites" }));
			return answer.success ? answer.data : null;
		},
		/** Words for the panel of this window, as long as it is there. */
		listen(windowId: number, hear: (word: ToPanel) => void, over: AbortSignal): void {
			if (over.aborted) return;
			const port = runtime.connect({ name: PANEL_PORT });
			port.onMessage.addListener((message: unknown) => {
				const word = z.safeParse(ToPanel, message);
				if (word.success) hear(word.data);
			});
			port.onDisconnect.addListener(() => void setTimeout(() => this.listen(windowId, hear, over), AGAIN_MS));
			over.addEventListener("abort", () => port.disconnect(), { once: true });
			port.postMessage({ type: "here", windowId });
		},
	};
}
