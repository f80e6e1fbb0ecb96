import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Thread } from "../schemas/thread.ts";
import type { ThreadModel } from "../state/thread.ts";
import type { Wall } from "../words/time.ts";
import { Composer } from "./Composer.tsx";
import { useApp, useWall, useWords } from "./context.ts";
import { Trouble } from "./Empty.tsx";
import { MessageList } from "./MessageList.tsx";
import { ThreadSkeleton } from "./Skeleton.tsx";
import { ThreadHeader } from "./ThreadHeader.tsx";
import { CareContext, useCare, useCareOf } from "./use-care.ts";

type ThreadViewProps = {
	id: string;
	clinicId: string;
	before?: ComponentChildren;
	/** Where the ticket is not already on screen. */
	ticketLink?: boolean;
	/** Opened to write: the box has the focus. */
	toReply?: boolean;
};

/** One thread, wherever it is shown. */
export function ThreadView({ id, clinicId, before, ticketLink = false, toReply = false }: ThreadViewProps) {
	const app = useApp();
	const words = useWords();
	const thread = useMemo(() => app.threads.open(id, clinicId), [app, id, clinicId]);
	useEffect(() => {
		app.threads.open(id, clinicId);
		return () => app.threads.close(id);
	}, [app, id, clinicId]);
	const shown = thread.thread.value;
	const state = thread.state.value;
	if (app.live.barred.value.has(clinicId)) return <Trouble kind="not_allowed" retry={() => {}} />;
	if (state.kind === "trouble") return <Trouble kind={state.trouble} retry={() => thread.load()} />;
	if (state.kind === "loading" || !shown) return <ThreadSkeleton />;
	return (
		<section class="pc-thread" aria-label={words.thread.label(shown.display)}>
			<Loaded thread={thread} shown={shown} before={before} ticketLink={ticketLink} toReply={toReply} />
		</section>
	);
}

type LoadedProps = { thread: ThreadModel; shown: Thread; before: ComponentChildren; ticketLink: boolean; toReply: boolean };

function Loaded({ thread, shown, before, ticketLink, toReply }: LoadedProps) {
	const wall = useWall(thread.clinicId);
	const readOnly = useApp().clinics.byId(thread.clinicId)?.role === "reader";
	const [touched, setTouched] = useState(0);
	const { care, failed } = useCareOf(thread, touched);
	const touch = () => !care && setTouched(touched + 1);
	return (
		<CareContext.Provider value={care}>
			<div class="pc-thread__parts" onPointerEnter={touch} onFocusIn={touch}>
				<ThreadHeader thread={thread} shown={shown} readOnly={readOnly} before={before} ticketLink={ticketLink} />
				{care && <care.screens.UnderHeader shown={shown} wall={wall} readOnly={readOnly} />}
				<MessageList thread={thread} wall={wall} />
				{readOnly || !shown.canSend.allowed ? (
					<Locked thread={thread} shown={shown} readOnly={readOnly} wall={wall} failed={failed} />
				) : (
					<Composer thread={thread} shown={shown} wall={wall} toReply={toReply} />
				)}
			</div>
		</CareContext.Provider>
	);
}

type LockedProps = { thread: ThreadModel; shown: Thread; readOnly: boolean; wall: Wall; failed: boolean };

function Locked({ failed, ...props }: LockedProps) {
	const care = useCare();
	if (care) return <care.screens.LockedBox {...props} />;
	return <section class="pc-locked">{failed && props.shown.canSend.reason}</section>;
}
