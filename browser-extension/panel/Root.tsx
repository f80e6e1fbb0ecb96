import { useRef } from "preact/hooks";
import type { Words } from "../../shared/words/en.ts";
import { ExtensionWording } from "../words/choose.ts";
import type { ExtensionWords } from "../words/en.ts";
import type { Background } from "./background.ts";
import { type Before, Opened } from "./Opened.tsx";
import { ShutDoor } from "./ShutDoor.tsx";
import { type TabBeside, TabContext } from "./tab-context.ts";
import { useDoor } from "./use-door.ts";

export type RootProps = {
	background: Background;
	windowId: number;
	words: Words;
	extensionWords: ExtensionWords;
	locale: string;
	/** Within the click: leave for the Worker's address. */
	askLeave(address: string): Promise<boolean>;
	notify(text: string): void;
	openSettings(): void;
	tab: TabBeside;
};

/** Signed out, or the app. */
export function Root(props: RootProps) {
	const { extensionWords } = props;
	const { door, busy, signIn, signOut, news } = useDoor(props);
	const before = useRef<Before | null>(null);
	return (
		<ExtensionWording.Provider value={extensionWords}>
			{door === null ? (
				<main class="px-door">
					<p role="status">{extensionWords.door.loading}</p>
				</main>
			) : door.kind === "shut" ? (
				<ShutDoor address={door.address} why={door.why} busy={busy} signIn={signIn} openSettings={props.openSettings} />
			) : (
				<TabContext.Provider value={props.tab}>
					<Opened key={door.session.session} {...props} door={door} before={before} news={news} signIn={signIn} signOut={signOut} />
				</TabContext.Provider>
			)}
		</ExtensionWording.Provider>
	);
}
