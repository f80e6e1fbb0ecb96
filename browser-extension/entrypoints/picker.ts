import { browser } from "wxt/browser";
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { startPicker } from "../pointing/picker.ts";

const KEY = Symbol.for("patient-chat-picker");

/** Put into a page only while an admin points there; a second time ends the first. */
export default defineUnlistedScript(() => {
	const before: unknown = Reflect.get(globalThis, KEY);
	if (before instanceof AbortController) before.abort();
	const end = new AbortController();
	Reflect.set(globalThis, KEY, end);
	const port = {
		send: (message: object) => void browser.runtime.sendMessage(message).catch(() => end.abort()),
		listen(hear: (message: unknown) => void, until: AbortSignal) {
			const heard = (message: unknown) => hear(message);
			browser.runtime.onMessage.addListener(heard);
			until.addEventListener("abort", () => browser.runtime.onMessage.removeListener(heard), { once: true });
		},
	};
	startPicker(document, port, end.signal);
});
