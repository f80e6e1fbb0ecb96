import { useState } from "preact/hooks";
import type { ThreadItem } from "../schemas/thread.ts";
import type { InboxModel } from "../state/inbox.ts";
import { useApp } from "./context.ts";
import { useStatusChange } from "./StatusMenu.tsx";
import { useKeys } from "./use-keys.ts";

type Parts = { inbox: InboxModel; openId: string | null; openToReply(item: ThreadItem): void; showHelp(): void; off?: boolean };

/** `j k` move, Enter opens (rows are buttons), `r` reply, `e` close, `/` search, `?` help. */
export function useInboxKeys({ inbox, openId, openToReply, showHelp, off = false }: Parts) {
	const app = useApp();
	const change = useStatusChange();
	const [cursor, setCursor] = useState<{ id: string | null; moves: number }>({ id: null, moves: 0 });
	const items = inbox.items.value;
	const here = items.findIndex((item) => item.id === (cursor.id ?? openId));

	const move = (by: number) => () => {
		const next = items[here === -1 ? 0 : Math.min(items.length - 1, Math.max(0, here + by))];
		if (next) setCursor({ id: next.id, moves: cursor.moves + 1 });
	};
	const close = () => {
		const item = items[here];
		const id = openId ?? item?.id;
		if (!id || app.clinics.byId(inbox.clinicId)?.role === "reader") return;
		const status = items.find((one) => one.id === id)?.status;
		const setStatus = async (to: typeof status & string) => {
			await app.api.setStatus(id, to);
		};
		if (status && status !== "closed") change({ setStatus }, status, "closed");
	};
	const reply = () => {
		const item = items[here];
		if (openId) focus(".pc-composer__box");
		else if (item) openToReply(item);
	};
	const ofList = { j: move(1), k: move(-1), r: reply, e: close, "/": () => focus(".pc-search input") };
	useKeys({ ...(!off && ofList), "?": showHelp });
	return {
		cursorId: cursor.id ?? openId,
		moves: cursor.moves,
		step: (by: number) => move(by)(),
		focused: (item: ThreadItem) => setCursor((now) => ({ ...now, id: item.id })),
	};
}

function focus(selector: string): void {
	document.querySelector<HTMLElement>(selector)?.focus();
}
