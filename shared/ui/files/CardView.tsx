import { useMemo } from "preact/hooks";
import { cardShown } from "../../rules/card.ts";
import type { ShownCard } from "../../schemas/shown-card.ts";
import { asCard } from "../../state/secure-card.ts";
import type { Wall } from "../../words/time.ts";
import { useWords } from "../context.ts";

type CardViewProps = { card: ShownCard; wall: Wall; language?: "en" | "es" | undefined };

/** A card as the patient has it on the secure page; in the reader's own language, unless another is said. */
export function CardView({ card, wall: { timeZone }, language }: CardViewProps) {
	const words = useWords();
	const spoken = language ?? (words.language === "es" ? "es" : "en");
	const shown = useMemo(() => {
		const read = asCard(card);
		return read && cardShown(read, { language: spoken, timeZone });
	}, [card, spoken, timeZone]);
	if (!shown) return null;
	return (
		<section class="pc-card-message" lang={spoken}>
			<strong>{shown.title}</strong>
			<dl>
				{shown.lines.map(({ label, value }) => (
					<div key={label}>
						<dt>{label}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
			{shown.note && <p class="pc-card-message__note">{shown.note}</p>}
			{shown.payUrl && (
				<a href={shown.payUrl} target="_blank" rel="noreferrer noopener">
					{new URL(shown.payUrl).host}
				</a>
			)}
		</section>
	);
}
