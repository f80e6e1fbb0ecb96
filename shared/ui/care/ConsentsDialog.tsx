import type { Thread } from "../../schemas/thread.ts";
import type { Wall } from "../../words/time.ts";
import { Button } from "../Button.tsx";
import { useWords } from "../context.ts";
import { ConsentCard } from "./ConsentCard.tsx";
import { Dialog } from "./Dialog.tsx";
import { ExportConsents } from "./ExportConsents.tsx";
import { NotLoaded } from "./NotLoaded.tsx";
import { useCareHere } from "./use-care-here.ts";
import { useLoaded } from "./use-loaded.ts";

/** Every record of consent here: what was asked, what was said, what ended it. */
export function ConsentsDialog({ shown, wall, readOnly }: { shown: Thread; wall: Wall; readOnly: boolean }) {
	const words = useWords();
	const { words: care, model } = useCareHere();
	// A thread that changes may have a new record.
	const { loaded, failed, retry } = useLoaded(() => model.consents(), [JSON.stringify(shown.consents)]);
	const inForce = new Set(shown.consents.filter(({ state }) => state === "granted").map(({ id }) => id));
	const items = loaded?.items ?? [];
	const patientIds = [...new Set(items.map(({ patientId }) => patientId))];
	const name = (patientId: string) => loaded?.names.get(patientId) || care.unnamed;
	return (
		<Dialog title={care.consents.title}>
			{() => (
				<>
					{failed && <NotLoaded retry={retry} />}
					{!failed && !loaded && <div class="pc-shape" role="status" aria-label={words.loading} />}
					{loaded?.items.length === 0 && <p class="pc-muted">{care.consents.none}</p>}
					{loaded?.items.length === 0 && !readOnly && <Button onClick={() => model.open("ask")}>{care.more.ask}</Button>}
					<ul class="pc-care__list">
						{items.map((consent) => (
							<ConsentCard
								key={`${consent.id} ${consent.state}`}
								consent={consent}
								name={name(consent.patientId)}
								wall={wall}
								mayWithdraw={!readOnly && inForce.has(consent.id)}
							/>
						))}
					</ul>
					{patientIds.map((patientId) => (
						<ExportConsents key={patientId} patientId={patientId} name={name(patientId)} />
					))}
				</>
			)}
		</Dialog>
	);
}
