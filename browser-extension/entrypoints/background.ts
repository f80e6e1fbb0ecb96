import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { browserSignIn } from "../background/browser-sign-in.ts";
import { startBackground } from "../background/start.ts";

export default defineBackground({
	type: "module",
	main() {
		const fetching = fetch.bind(globalThis);
		startBackground(browser, {
			built: import.meta.env.WORKER_URL,
			signIn: browserSignIn(browser, fetching),
			fetch: fetching,
			now: Date.now,
		});
	},
});
