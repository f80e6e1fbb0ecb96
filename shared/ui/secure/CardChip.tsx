import type { Signal } from "@preact/signals";
import type { Marks } from "../../state/drafts.ts";
import type { Wall } from "../../words/time.ts";
import { Button, IconButton } from "../Button.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { CardView } from "../files/CardView.tsx";

/** Above the box: the card that goes with the message. */
export function CardChip({ marks, wall }: { marks: Signal<Marks>; wall: Wall }) {
	const { words, model } = useCareHere();
	const { card } = marks.value;
	if (!card) return null;
	const { cards, form } = words.files;
	const takeOut = () => {
		marks.value = { ...marks.value, card: undefined };
	};
	return (
		<div class="pc-secure__chip">
			<CardView card={card} wall={wall} />
			<span class="pc-secure__acts">
				<Button kind="basic" onClick={() => model.openCard(card.kind)} aria-label={form.edit(cards[card.kind])}>
					{form.change}
				</Button>
				<IconButton icon="close" label={form.takeOut(cards[card.kind])} onClick={takeOut} />
			</span>
		</div>
	);
}
