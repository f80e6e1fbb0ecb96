import type { Worklist } from "../../schemas/appointment.ts";
import type { VisitsModel } from "../../state/pm-visits.ts";
import { age, exactTime, type Wall } from "../../words/time.ts";
import { IconButton } from "../Button.tsx";
import { useApp, useWords } from "../context.ts";
import { useVisitsWords } from "./visits-wording.ts";

export function VisitsHead({ visits, list, wall }: { visits: VisitsModel; list: Worklist; wall: Wall }) {
	const words = useVisitsWords();
	const asOf = visits.asOf.value;
	return (
		<header class="pc-visits__head">
			<div>
				<h2>{words.lists[list]}</h2>
				<p class="pc-hint pc-muted">
					{words.what[list]} {asOf && <AsOf at={asOf} wall={wall} />}
					{asOf === null && words.never}
				</p>
			</div>
			<IconButton icon="sync" label={words.reload} onClick={() => void visits.reload()} />
		</header>
	);
}

function AsOf({ at, wall }: { at: string; wall: Wall }) {
	const words = useWords();
	const own = useVisitsWords();
	const now = useApp().clock.value;
	return (
		<time dateTime={at} title={exactTime(at, wall)}>
			{own.asOf(age(at, now, wall, words))}.
		</time>
	);
}
