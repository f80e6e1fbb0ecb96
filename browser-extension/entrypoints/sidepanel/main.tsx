import "../../../shared/ui/styles.css";
import "../../panel/panel.css";
import { render } from "preact";
import { browser } from "wxt/browser";
import { wordsFor } from "../../../shared/words/choose.ts";
import { patternOf, siteOrigin } from "../../background/address.ts";
import { backgroundOf } from "../../panel/background.ts";
import { browserScheme } from "../../panel/browser-scheme.ts";
import { Root } from "../../panel/Root.tsx";
import { tabsAround } from "../../pointing/tab.ts";
import { extensionWordsFor } from "../../words/choose.ts";

async function start(root: HTMLElement): Promise<void> {
	browserScheme(document);
	const locale = browser.i18n.getUILanguage();
	const [words, extensionWords, here] = await Promise.all([wordsFor(locale), extensionWordsFor(locale), browser.windows.getCurrent()]);
	document.documentElement.lang = words.language;
	// A window of our own, beside the one with the page.
	const beside = Number(new URLSearchParams(location.search).get("window"));
	const windowId = beside || (here.id ?? 0);
	const background = backgroundOf(browser.runtime);
	const ask = (origin: string) => browser.permissions.request({ origins: [patternOf(origin)] }).catch(() => false);
	const allow = async (typed: string) => {
		const origin = siteOrigin(typed);
		return origin !== null && (await ask(origin));
	};
	render(
		<Root
			background={background}
			windowId={windowId}
			words={words}
			extensionWords={extensionWords}
			locale={locale}
			askLeave={ask}
			tab={{ ...tabsAround(browser, windowId), allow, sitesChanged: () => void background.sites() }}
			notify={(text) => void notify(text)}
			openSettings={() => void browser.runtime.openOptionsPage()}
		/>,
		root,
	);
}

/** Only where the staff member allowed it; never anything about a patient. */
async function notify(message: string): Promise<void> {
	if (!(await browser.permissions.contains({ permissions: ["notifications"] }))) return;
	const title = browser.i18n.getMessage("name");
	await browser.notifications.create({ type: "basic", iconUrl: browser.runtime.getURL("/icon/128.png"), title, message });
}

const root = document.getElementById("app");
if (root) void start(root);
