import type { About } from "../host.ts";
import type { ThreadItem } from "../schemas/thread.ts";
import type { BeginWords } from "../words/begin-en.ts";
import { Button } from "./Button.tsx";
import { useApp, useWall } from "./context.ts";
import { StartText } from "./StartText.tsx";
import { ThreadRow } from "./ThreadRow.tsx";
import { BeginWording, useBeginWords } from "./wording.ts";

type Picked = { id: string; clinicId: string };
type BeginTextProps = { words: BeginWords; about: About; items: ThreadItem[]; pick(picked: Picked | "new"): void };

/** A ticket without a thread of its own: one of the person's threads, or a first text. */
export function BeginText({ words, about, items, pick }: BeginTextProps) {
	return (
		<BeginWording.Provider value={words}>
			{items.length > 0 ? (
				<ThreadChoice items={items} pick={pick} other={() => pick("new")} />
			) : (
				<StartText ticketId={about.ticketId} phone={about.phone} started={pick} />
			)}
		</BeginWording.Provider>
	);
}

type ThreadChoiceProps = { items: ThreadItem[]; pick(item: ThreadItem): void; other(): void };

function ThreadChoice({ items, pick, other }: ThreadChoiceProps) {
	const words = useBeginWords();
	return (
		<div class="pc-choice">
			<h1 class="pc-form__title">{words.choice.title}</h1>
			<p class="pc-muted">{words.choice.text}</p>
			<ul aria-label={words.choice.title}>
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
