import { useEffect, useState } from "preact/hooks";
import type { About } from "../host.ts";
import type { ThreadItem } from "../schemas/thread.ts";
import { createLoader } from "../state/loading.ts";
import { useApp, useWall, useWords } from "./context.ts";
import { Button } from "./Button.tsx";
import { Empty, Trouble } from "./Empty.tsx";
import { ThreadSkeleton } from "./Skeleton.tsx";
import { ThreadRow } from "./ThreadRow.tsx";
import { ThreadView } from "./ThreadView.tsx";
import { useLazy } from "./use-lazy.ts";
import { WithClinics } from "./WithClinics.tsx";

type Picked = { id: string; clinicId: string };
type Found = { about: About; linked: Picked | null; items: ThreadItem[] };

/** Beside a ticket or a person: their thread, or a choice, or a first text. */
export function TicketPanel() {
	const found = useFound();
	return (
		<WithClinics>
			<Panel {...found} />
		</WithClinics>
	);
}

function Panel({ found, state, look }: ReturnType<typeof useFound>) {
	const app = useApp();
	const words = useWords();
	const [picked, setPicked] = useState<Picked | "new" | null>(null);
	useEffect(() => setPicked(null), [found?.about.ticketId, found?.about.personId]);
	if (state.kind === "trouble") return <Trouble kind={state.trouble} retry={look} />;
	if (!found) return <ThreadSkeleton />;
	const { about, linked, items } = found;
	if (!about.ticketId && !about.personId) return <NoTicket present={app.host.present} />;
	const only = items.length === 1 ? items[0] : undefined;
	const shown = picked === "new" ? null : (picked ?? linked ?? only ?? null);
	if (shown) return <ThreadView key={shown.id} id={shown.id} clinicId={shown.clinicId} ticketLink={shown.id !== linked?.id} />;
	if (items.length > 1 && picked !== "new") {
		return <ThreadChoice items={items} pick={setPicked} other={() => setPicked("new")} title={words.choice.title} />;
	}
	return <FirstText about={about} started={setPicked} />;
}

function FirstText({ about, started }: { about: About; started: (thread: Picked) => void }) {
	const { loaded, failed, retry } = useLazy(() => import("./StartText.tsx"));
	if (failed) return <Trouble kind="offline" retry={retry} />;
	return loaded ? <loaded.StartText ticketId={about.ticketId} phone={about.phone} started={started} /> : <ThreadSkeleton />;
}

function useFound() {
	const app = useApp();
	const [loader] = useState(createLoader);
	const [found, setFound] = useState<Found | null>(null);
	const [turn, setTurn] = useState(0);
	useEffect(() => {
		const stop = new AbortController();
		void loader.run(async () => {
			const about = await app.host.about();
			const next = await lookUp(about, stop.signal);
			if (!stop.signal.aborted) setFound(next);
		});
		app.host.onAboutChange(() => setTurn(turn + 1), stop.signal);
		return () => stop.abort();
	}, [app, loader, turn]);

	async function lookUp(about: About, signal: AbortSignal): Promise<Found> {
		const { ticketId, personId } = about;
		if (!ticketId && !personId) return { about, linked: null, items: [] };
		const threads = ticketId
			? await app.api.ticketThreads(ticketId, personId ?? undefined, signal)
			: await app.api.requesterThreads(personId ?? "", signal);
		return { about, ...threads };
	}

	return { found, state: loader.state.value, look: () => setTurn(turn + 1) };
}

function NoTicket({ present }: { present: boolean }) {
	const words = useWords();
	return present ? (
		<Empty icon="speech" title={words.noTicket.noPersonTitle}>
			{words.noTicket.noPersonText}
		</Empty>
	) : (
		<Empty icon="alert" title={words.noTicket.title}>
			{words.noTicket.text}
		</Empty>
	);
}

type ThreadChoiceProps = { items: ThreadItem[]; title: string; pick(item: ThreadItem): void; other(): void };

function ThreadChoice({ items, title, pick, other }: ThreadChoiceProps) {
	const words = useWords();
	return (
		<div class="pc-choice">
			<h1 class="pc-form__title">{title}</h1>
			<p class="pc-muted">{words.choice.text}</p>
			<ul aria-label={title}>
				{items.map((item) => (
					<ChoiceRow key={item.id} item={item} pick={pick} />
				))}
			</ul>
			<Button kind="basic" icon="plus" onClick={other}>
				{words.start.other}
			</Button>
		</div>
	);
}

function ChoiceRow({ item, pick }: { item: ThreadItem; pick: (item: ThreadItem) => void }) {
	const app = useApp();
	const wall = useWall(item.clinicId);
	const clinicName = app.clinics.items.value.length > 1 ? app.clinics.byId(item.clinicId)?.name : undefined;
	return <ThreadRow item={item} wall={wall} current={false} tabbable clinicName={clinicName} open={pick} />;
}
