import type { MatchAnswer } from "../../shared/schemas/patient-match.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { useExtensionWords } from "../words/choose.ts";
import type { Encounter } from "./encounter.ts";
import { SeenNumbers } from "./SeenNumbers.tsx";

type NoNumberProps = { encounter: Encounter; answer: MatchAnswer | null; other(typed: string): void };

/** Nobody can be reached by text: why, and the way on. */
export function NoNumber({ encounter, answer, other }: NoNumberProps) {
	const { noNumber: words, who } = useExtensionWords();
	return (
		<div class="pc-fill px-part px-stack">
			<h2 class="pc-form__title">{words.title(encounter.patient.value?.name ?? encounter.seen?.name ?? who.noName)}</h2>
			<p class="pc-note pc-note--warning">{words[answer?.noNumber ?? "none"]}</p>
			<p class="pc-muted">{words.way}</p>
			<SeenNumbers encounter={encounter} answer={answer} />
			<Button onClick={() => other(" ")}>{words.other}</Button>
		</div>
	);
}
