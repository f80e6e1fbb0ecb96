import type { MatchAnswer } from "../../shared/schemas/patient-match.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { useApp } from "../../shared/ui/context.ts";
import { useExtensionWords } from "../words/choose.ts";
import { usePanel } from "./context.ts";
import type { Encounter } from "./encounter.ts";
import { SeenNumbers } from "./SeenNumbers.tsx";

export function Unknown({ encounter, answer }: { encounter: Encounter; answer: MatchAnswer }) {
	const app = useApp();
	const panel = usePanel();
	const { unknown: words, add, noNumber } = useExtensionWords();
	const readOnly = app.clinics.byId(encounter.clinicId.value ?? "")?.role === "reader";
	return (
		<div class="pc-fill px-part px-stack">
			<h2 class="pc-form__title">{words.title}</h2>
			<p class="pc-muted">{words.text}</p>
			{readOnly ? (
				<p class="pc-note">{add.readOnly}</p>
			) : (
				<>
					<Button
						kind="primary"
						icon="plus"
						large
						onClick={() => {
							encounter.step.value = { kind: "add", answer };
						}}
					>
						{words.add}
					</Button>
					<SeenNumbers encounter={encounter} answer={answer} />
					{answer.seenNumbers.length === 0 && answer.noNumber && <p class="pc-note">{noNumber[answer.noNumber]}</p>}
					<Button kind="basic" onClick={() => panel.go({ kind: "number", typed: " " })}>
						{noNumber.other}
					</Button>
				</>
			)}
		</div>
	);
}
