import { useEffect, useState } from "preact/hooks";
import type { About } from "../host.ts";
import type { ThreadItem } from "../schemas/thread.ts";
import { createLoader } from "../state/loading.ts";
import { beginWordsFor } from "../words/choose.ts";
import { Banner } from "./Banner.tsx";
import { Button } from "./Button.tsx";
import { useApp, useLocale, useWords } from "./context.ts";
import { Empty, Trouble } from "./Empty.tsx";
import { ThreadSkeleton } from "./Skeleton.tsx";
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
	const [picked, setPicked] = useState<Picked | "new" | null>(null);
	useEffect(() => setPicked(null), [found?.about.ticketId, found?.about.personId]);
	if (state.kind === "trouble") return <Trouble kind={state.trouble} retry={look} />;
	if (!found) return <ThreadSkeleton />;
	const { about, linked, items } = found;
	if (!about.ticketId && !about.personId) return <NoTicket present={app.host.present} />;
	const only = items.length === 1 ? items[0] : undefined;
	const shown = picked === "new" ? null : (picked ?? linked ?? only ?? null);
	if (shown) {
		const elsewhere = about.ticketId !== null && shown.id !== linked?.id;
		return (
			<>
				{elsewhere && <Elsewhere ticketId={about.ticketId} item={items.find((item) => item.id === shown.id)} moved={look} />}
				<ThreadView key={shown.id} id={shown.id} clinicId={shown.clinicId} ticketLink={elsewhere} />
			</>
		);
	}
	const pick = (next: Picked | "new") => {
		setPicked(next);
		// A thread just started from this ticket is linked to it now.
		if (next !== "new") look();
	};
	return <Begin about={about} items={picked === "new" ? [] : items} pick={pick} />;
}

/** A thread of the ticket's requester that is at home in another ticket. */
function Elsewhere({ ticketId, item, moved }: { ticketId: string | null; item: ThreadItem | undefined; moved: () => void }) {
	const app = useApp();
	const words = useWords();
	if (!item || !ticketId || app.clinics.byId(item.clinicId)?.role === "reader") return null;
	const move = () =>
		app.api
			.startThread(item.clinicId, { number: item.number, ticketId })
			.then(moved, () => app.toast.show({ text: words.choice.notMoved }));
	return (
		<Banner tone="info" icon="inbox" action={<Button onClick={move}>{words.choice.here}</Button>}>
			{words.choice.elsewhere}
		</Banner>
	);
}

/** Most tickets open on their thread: what the others need comes after. */
function Begin(props: { about: About; items: ThreadItem[]; pick: (picked: Picked | "new") => void }) {
	const locale = useLocale();
	const { loaded, failed, retry } = useLazy(async () => {
		const [{ BeginText }, words] = await Promise.all([import("./BeginText.tsx"), beginWordsFor(locale)]);
		return { BeginText, words };
	});
	if (failed) return <Trouble kind="offline" retry={retry} />;
	return loaded ? <loaded.BeginText words={loaded.words} {...props} /> : <ThreadSkeleton />;
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
		<Empty icon="speech" alone title={words.noTicket.noPersonTitle}>
			{words.noTicket.noPersonText}
		</Empty>
	) : (
		<Empty icon="alert" alone title={words.noTicket.title}>
			{words.noTicket.text}
		</Empty>
	);
}
