import { useEffect, useRef, useState } from "preact/hooks";
import type { Door, ToPanel } from "../own-pages.ts";
import type { Background } from "./background.ts";

/** What the page beside us said, until there is somebody signed in to show it to. */
export type News = { last: ToPanel | null; hear: ((word: ToPanel) => void) | null; isOver(): boolean };

type Parts = { background: Background; windowId: number; askLeave(address: string): Promise<boolean> };

export function useDoor({ background, windowId, askLeave }: Parts) {
	const [door, setDoor] = useState<Door | null>(null);
	const [busy, setBusy] = useState(false);
	const news = useRef<News>({ last: null, hear: null, isOver: () => true });
	// Somebody who works here goes on working when another window says that they are signed in.
	const take = (next: Door) => setDoor((now) => (now?.kind === "open" && isSame(now, next) && !news.current.isOver() ? now : next));
	useEffect(() => {
		const stop = new AbortController();
		const look = () => void background.door().then(take);
		look();
		const hear = (word: ToPanel) => {
			if (word.type === "door") look();
			else if (news.current.hear) news.current.hear(word);
			else if (word.type !== "moved") news.current.last = word;
		};
		background.listen(windowId, hear, stop.signal);
		return () => stop.abort();
	}, [background, windowId]);
	async function signIn(): Promise<void> {
		const address = door?.address ?? null;
		if (busy || !address) return;
		setBusy(true);
		// First, and at once: browsers ask only within the click.
		const may = await askLeave(address);
		setDoor(may ? await background.signIn() : { kind: "shut", address, why: "not_permitted" });
		setBusy(false);
	}
	return { door, busy, news: news.current, signIn: () => void signIn(), signOut: () => void background.signOut().then(setDoor) };
}

function isSame(a: Extract<Door, { kind: "open" }>, b: Door): boolean {
	return b.kind === "open" && a.address === b.address && a.session.staff.id === b.session.staff.id;
}
