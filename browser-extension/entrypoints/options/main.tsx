import "../../../shared/ui/styles.css";
import "../../panel/panel.css";
import { render } from "preact";
import { browser } from "wxt/browser";
import { addressOf, keepAddress } from "../../background/address.ts";
import { leaveOf } from "../../options/leave.ts";
import { Options } from "../../options/Options.tsx";
import { backgroundOf } from "../../panel/background.ts";
import { browserScheme } from "../../panel/browser-scheme.ts";
import { ExtensionWording, extensionWordsFor } from "../../words/choose.ts";

async function start(root: HTMLElement): Promise<void> {
	browserScheme(document);
	const locale = browser.i18n.getUILanguage();
	const words = await extensionWordsFor(locale);
	const { local, managed } = browser.storage;
	document.documentElement.lang = locale;
	render(
		<ExtensionWording.Provider value={words}>
			<Options
				background={backgroundOf(browser.runtime)}
				leave={leaveOf(browser.permissions)}
				address={() => addressOf({ built: import.meta.env.WORKER_URL, managed, local })}
				keepAddress={(origin) => keepAddress(local, origin)}
			/>
		</ExtensionWording.Provider>,
		root,
	);
}

const root = document.getElementById("app");
if (root) void start(root);
