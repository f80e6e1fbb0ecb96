/** @jsxImportSource hono/jsx */
import { cardShown } from "../../../shared/rules/card.ts";
import type { Card } from "../../../shared/schemas/card.ts";
import type { Language } from "../../../shared/schemas/consent.ts";

const PAY = { en: "Pay now (opens another page)", es: "Pagar ahora (abre otra página)" };

export function CardBox({ card, language, timeZone }: { card: Card; language: Language; timeZone: string }) {
	const { title, lines, note, payUrl } = cardShown(card, { language, timeZone });
	return (
		<section>
			<h2>{title}</h2>
			<dl>
				{lines.map(({ label, value }) => (
					<div key={label}>
						<dt>{label}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
			{note && <p class="words">{note}</p>}
			{payUrl && (
				<a class="button" href={payUrl} rel="noopener noreferrer external" target="_blank">
					{PAY[language]}
				</a>
			)}
		</section>
	);
}
