import type { ShownCard } from "../../schemas/shown-card.ts";
import { exactTime, type Wall } from "../../words/time.ts";
import { useCareHere } from "../care/use-care-here.ts";
import { entry } from "../delivery.ts";

/** A card as the patient has it on the secure page. */
export function CardView({ card, wall }: { card: ShownCard; wall: Wall }) {
	const { words } = useCareHere();
	const names = words.files.cards;
	return (
		<div class="pc-card-message">
			<strong>{entry<string>(names, card.kind)}</strong>
			{card.kind === "appointment" && <Lines lines={[card.at && exactTime(card.at, wall), card.withWhom, card.where, card.note]} />}
			{card.kind === "invoice" && (
				<Lines
					lines={[
						card.number,
						card.amount && money(card.amount, card.currency ?? "USD", wall),
						card.dueOn && `${names.due} ${card.dueOn}`,
						card.note,
					]}
				/>
			)}
			{card.kind === "prescription" && (
				<Lines lines={[card.medicine, card.dose, card.instructions, card.pharmacy, card.readyOn && `${names.ready} ${card.readyOn}`]} />
			)}
		</div>
	);
}

function Lines({ lines }: { lines: (string | undefined)[] }) {
	return (
		<>
			{lines.filter(Boolean).map((line) => (
				<span key={line}>{line}</span>
			))}
		</>
	);
}

/** Kept in the smallest unit, of which each currency has its own number. */
function money(amount: string, currency: string, { locale }: Wall): string {
	const format = new Intl.NumberFormat(locale, { style: "currency", currency });
	return format.format(Number(amount) / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
