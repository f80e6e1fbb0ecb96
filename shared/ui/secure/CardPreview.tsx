import { useId } from "preact/hooks";
import type { Card } from "../../schemas/card.ts";
import type { Wall } from "../../words/time.ts";
import { useCareHere } from "../care/use-care-here.ts";
import { CardView } from "../files/CardView.tsx";
import { NoticePreview, useNotice } from "./NoticePreview.tsx";

/** What the patient will see, here and there. */
export function CardPreview({ card, patientId, wall }: { card: Card; patientId: string; wall: Wall }) {
	const { words } = useCareHere();
	const { form } = words.files;
	const id = useId();
	const notice = useNotice(patientId);
	return (
		<section class="pc-secure__preview" aria-labelledby={id}>
			<h3 class="pc-care__label" id={id}>
				{form.page}
			</h3>
			<CardView card={card} wall={wall} language={notice.loaded?.language} />
			<h3 class="pc-care__label">{form.sms}</h3>
			<NoticePreview notice={notice} />
		</section>
	);
}
