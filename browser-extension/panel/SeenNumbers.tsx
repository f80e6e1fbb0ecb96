import { displayNumber } from "../../shared/rules/phone.ts";
import type { MatchAnswer } from "../../shared/schemas/patient-match.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { useApp } from "../../shared/ui/context.ts";
import { useExtensionWords } from "../words/choose.ts";
import type { Encounter } from "./encounter.ts";

/** Numbers that stand on the page: hints, each with the label beside it, and none taken by itself. */
export function SeenNumbers({ encounter, answer }: { encounter: Encounter; answer: MatchAnswer | null }) {
	const app = useApp();
	const { unknown: words } = useExtensionWords();
	const country = app.clinics.byId(encounter.clinicId.value ?? "")?.country ?? "US";
	if (!answer || answer.seenNumbers.length === 0) return null;
	return (
		<ul class="px-list" aria-label={words.fromPage}>
			{answer.seenNumbers.map(({ number, label }) => (
				<li key={number} class="px-list__row">
					<span>
						<bdi class="pc-nowrap">{displayNumber(number, country)}</bdi>
						<span class="pc-muted"> {[label, words.fromPage].filter(Boolean).join(" · ")}</span>
					</span>
					<Button aria-label={words.textTo(displayNumber(number, country))} onClick={() => void encounter.open(number)}>
						{words.byNumber}
					</Button>
				</li>
			))}
		</ul>
	);
}
