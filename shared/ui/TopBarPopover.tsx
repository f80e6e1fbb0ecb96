import { computed } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { ThreadItem } from "../schemas/thread.ts";
import { InboxModel } from "../state/inbox.ts";
import { Button } from "./Button.tsx";
import { useApp, useWall } from "./context.ts";
import { Empty, Trouble } from "./Empty.tsx";
import { ListSkeleton } from "./Skeleton.tsx";
import { ThreadRow } from "./ThreadRow.tsx";
import { useInboxWords } from "./wording.ts";

const MOST_SHOWN = 30;

/** The newest texts that nobody has answered, over all clinics of this staff member. */
export function TopBarPopover() {
	const inboxWords = useInboxWords();
	const app = useApp();
	const waiting = useWaiting();
	const open = async (item: ThreadItem) => {
		// The ticket is where the thread is answered; without one, the inbox is.
		const ticketId = await app.api.thread(item.id).then(
			(thread) => thread.ticketId,
			() => null,
		);
		if (ticketId) app.host.openTicket(ticketId);
		else app.host.openInbox(item.id);
	};
	return (
		<div class="pc-popover">
			<header class="pc-popover__head">
				<h1>{inboxWords.popover.title}</h1>
				{waiting.count.value > 0 && <span class="pc-count pc-count--new">{waiting.count.value}</span>}
			</header>
			<div class="pc-popover__list">
				<WaitingList waiting={waiting} open={(item) => void open(item)} />
			</div>
			<footer class="pc-popover__foot">
				<Button kind="basic" icon="inbox" onClick={() => app.host.openInbox()}>
					{inboxWords.popover.openInbox}
				</Button>
			</footer>
		</div>
	);
}

type Waiting = ReturnType<typeof useWaiting>;

function WaitingList({ waiting, open }: { waiting: Waiting; open: (item: ThreadItem) => void }) {
	const inboxWords = useInboxWords();
	const app = useApp();
	const state = waiting.state.value;
	if (state.kind === "trouble") return <Trouble kind={state.trouble} retry={waiting.retry} />;
	if (state.kind === "loading") return <ListSkeleton />;
	const items = waiting.items.value;
	if (items.length === 0) {
		return (
			<Empty icon="check" title={inboxWords.popover.emptyTitle}>
				{inboxWords.popover.emptyText}
			</Empty>
		);
	}
	return (
		<ul aria-label={inboxWords.popover.title}>
			{items.map((item) => (
				<WaitingRow key={item.id} item={item} open={open} showClinic={app.clinics.items.value.length > 1} />
			))}
		</ul>
	);
}

function WaitingRow({ item, open, showClinic }: { item: ThreadItem; open: (item: ThreadItem) => void; showClinic: boolean }) {
	const app = useApp();
	const wall = useWall(item.clinicId);
	const clinicName = showClinic ? app.clinics.byId(item.clinicId)?.name : undefined;
	return <ThreadRow item={item} wall={wall} current={false} tabbable clinicName={clinicName} open={open} />;
}

function useWaiting() {
	const app = useApp();
	const clinics = app.clinics.items.value;
	const held = useMemo(() => {
		const stop = new AbortController();
		const inboxes = clinics.map((clinic) => new InboxModel({ api: app.api, live: app.live, clinicId: clinic.id, over: stop.signal }));
		for (const inbox of inboxes) void inbox.start();
		const states = computed(() => inboxes.map((inbox) => inbox.state.value));
		return {
			stop,
			retry: () => inboxes.forEach((inbox) => void inbox.start()),
			state: computed(() => states.value.find((state) => state.kind !== "ready") ?? ({ kind: "ready" } as const)),
			count: computed(() => inboxes.reduce((sum, inbox) => sum + (inbox.counts.value?.new ?? 0), 0)),
			items: computed(() =>
				inboxes
					.flatMap((inbox) => inbox.items.value)
					.sort((a, b) => (b.lastMessage?.at ?? "").localeCompare(a.lastMessage?.at ?? ""))
					.slice(0, MOST_SHOWN),
			),
		};
	}, [app, clinics]);
	useEffect(() => () => held.stop.abort(), [held]);
	return held;
}
