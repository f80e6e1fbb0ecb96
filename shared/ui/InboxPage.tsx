import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Worklist } from "../schemas/appointment.ts";
import type { Clinic } from "../schemas/clinic.ts";
import type { ThreadItem } from "../schemas/thread.ts";
import { InboxModel } from "../state/inbox.ts";
import { IconButton } from "./Button.tsx";
import { useApp, useWall, useWords } from "./context.ts";
import { Empty } from "./Empty.tsx";
import { InboxFoot, InboxHead } from "./InboxHead.tsx";
import { KeyHelp } from "./KeyHelp.tsx";
import type { VisitsScreens } from "./pm/visits-screens.tsx";
import { Tabs } from "./Tabs.tsx";
import { ThreadList } from "./ThreadList.tsx";
import { ThreadView } from "./ThreadView.tsx";
import { useInboxKeys } from "./use-inbox-keys.ts";
import { useInboxWords } from "./wording.ts";

type InboxPageProps = {
	clinic: Clinic;
	/** Somebody followed a link to this thread. */
	askedId: string | null;
	pickClinic(id: string): void;
	openSetup: (() => void) | null;
	/** For the clinic's admins. */
	openSettings?: (() => void) | null;
	/** The worklists, once they have come. */
	visits?: VisitsScreens | null;
};

/** Tabs, list, thread: three panes side by side, or one at a time where there is no room. */
export function InboxPage({ clinic, askedId, pickClinic, openSetup, openSettings = null, visits = null }: InboxPageProps) {
	const words = useWords();
	const inboxWords = useInboxWords();
	const wall = useWall(clinic.id);
	const inbox = useInbox(clinic.id);
	const [openId, setOpenId] = useState<string | null>(askedId);
	const [toReply, setToReply] = useState(false);
	const [help, setHelp] = useState(false);
	const [list, setList] = useState<Worklist | null>(null);
	useEffect(() => {
		setOpenId(askedId);
		if (askedId) setList(null);
	}, [askedId, clinic.id]);
	const leave = useDraftReminder(inbox, setOpenId);
	const open = (item: ThreadItem) => {
		if (openId && openId !== item.id) leave(openId);
		setToReply(false);
		setOpenId(item.id);
	};
	const openToReply = (item: ThreadItem) => {
		open(item);
		setToReply(true);
	};
	const close = () => {
		if (openId) leave(openId);
		setOpenId(null);
	};
	const keys = useInboxKeys({ inbox, openId, openToReply, showHelp: () => setHelp(true), off: list !== null });
	const page = useFollowingFocus(openId);
	return (
		<div class="pc-inbox" ref={page} data-open={list === null && openId !== null} data-visits={list !== null}>
			<aside class="pc-inbox__tabs">
				<InboxHead clinic={clinic} pickClinic={pickClinic} />
				<Tabs
					inbox={inbox}
					away={list !== null}
					pick={(tab) => {
						setList(null);
						void inbox.open(tab);
					}}
				/>
				{visits && <visits.Nav clinicId={clinic.id} current={list} pick={setList} />}
				<InboxFoot openSettings={openSettings} openSetup={openSetup} showKeys={() => setHelp(true)} />
			</aside>
			{visits && list ? (
				<visits.Page clinic={clinic} list={list} />
			) : (
				<>
					<section class="pc-inbox__list" aria-label={inboxWords.inbox.listLabel}>
						<Search inbox={inbox} />
						<ThreadList inbox={inbox} wall={wall} openId={openId} open={open} {...keys} />
					</section>
					<section class="pc-inbox__thread">
						{openId ? (
							<ThreadView
								key={openId}
								id={openId}
								clinicId={clinic.id}
								ticketLink
								toReply={toReply}
								before={<IconButton icon="back" label={words.thread.back} class="pc-back" onClick={close} />}
							/>
						) : (
							<Empty icon="speech" title={inboxWords.inbox.chooseTitle}>
								{inboxWords.inbox.choose}
							</Empty>
						)}
					</section>
				</>
			)}
			{help && <KeyHelp close={() => setHelp(false)} />}
		</div>
	);
}

/** Where only one pane fits, the focus must not stay in the one that has just gone. */
function useFollowingFocus(openId: string | null) {
	const page = useRef<HTMLDivElement>(null);
	const last = useRef(openId);
	useEffect(() => {
		const focused = document.activeElement;
		const lost = focused === document.body || (focused instanceof HTMLElement && focused.offsetParent === null);
		const target = openId ? ".pc-back" : `[data-thread="${last.current}"]`;
		if (last.current !== openId && lost) page.current?.querySelector<HTMLElement>(target)?.focus();
		last.current = openId;
	}, [openId]);
	return page;
}

function useInbox(clinicId: string): InboxModel {
	const app = useApp();
	const held = useMemo(() => {
		const stop = new AbortController();
		const inbox = new InboxModel({ api: app.api, live: app.live, clinicId, over: stop.signal });
		void inbox.start();
		return { inbox, stop };
	}, [app, clinicId]);
	useEffect(() => () => held.stop.abort(), [held]);
	return held.inbox;
}

/** Turning to another thread with words unsent: they stay, and we say so. */
function useDraftReminder(inbox: InboxModel, back: (id: string) => void): (id: string) => void {
	const app = useApp();
	const words = useWords();
	return (id) => {
		if (!app.drafts.unsent.value.has(id)) return;
		const display = inbox.items.value.find((item) => item.id === id)?.display ?? "";
		app.toast.show({ text: words.composer.draftElsewhere(display), action: { label: words.composer.goBack, act: () => back(id) } });
	};
}

function Search({ inbox }: { inbox: InboxModel }) {
	const inboxWords = useInboxWords();
	const app = useApp();
	return (
		<search class={`pc-search ${app.dark.value ? "c-field--dark" : ""} c-field--compact`}>
			<input
				type="search"
				class="c-field__input"
				aria-label={inboxWords.inbox.search}
				placeholder={inboxWords.inbox.search}
				value={inbox.search.value}
				onInput={(event) => inbox.find(event.currentTarget.value)}
			/>
		</search>
	);
}
