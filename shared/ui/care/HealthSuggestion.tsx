import type { Signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Marks } from "../../state/drafts.ts";
import { Button } from "../Button.tsx";
import { useCareHere } from "./use-care-here.ts";

type Detector = (body: string) => readonly string[];

/** A plain detector suggests the mark; it claims nothing, and a no is not asked again for the same kind of detail. */
export function HealthSuggestion({ draft, marks }: { draft: string; marks: Signal<Marks> }) {
	const { words: care, model } = useCareHere();
	const detect = useDetector(draft.trim() !== "");
	const found = draft.trim() === "" ? [] : (detect?.(draft) ?? []);
	const fresh = found.filter((detail) => !model.dismissed.value.has(detail));
	useEffect(() => {
		if (draft === "") model.dismissed.value = new Set();
	}, [draft === "", model]);
	if (fresh.length === 0) return null;
	return (
		<div class="pc-note pc-note--warning pc-suggestion" role="status">
			<p>{care.health.suggest}</p>
			<div class="pc-note__actions">
				<Button
					onClick={() => {
						marks.value = { ...marks.value, health: true };
					}}
				>
					{care.health.suggestMark}
				</Button>
				<Button
					kind="basic"
					onClick={() => {
						model.dismissed.value = new Set([...model.dismissed.value, ...found]);
					}}
				>
					{care.health.suggestNo}
				</Button>
			</div>
		</div>
	);
}

/** Its lists of words come with the first text that is written. Without them nothing is suggested; the mark works all the same. */
function useDetector(needed: boolean): Detector | null {
	const [detect, setDetect] = useState<Detector | null>(null);
	useEffect(() => {
		if (!needed || detect) return;
		import("../../rules/health-details.ts").then(
			({ healthDetails }) => setDetect(() => healthDetails),
			() => {},
		);
	}, [needed]);
	return detect;
}
