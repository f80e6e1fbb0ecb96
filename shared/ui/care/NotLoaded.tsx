import { Button } from "../Button.tsx";
import { useWords } from "../context.ts";
import { useCareHere } from "./use-care-here.ts";

export function NotLoaded({ retry }: { retry(): void }) {
	const words = useWords();
	const { words: care } = useCareHere();
	return (
		<div class="pc-note pc-note--warning" role="alert">
			<p>{care.notLoaded}</p>
			<div class="pc-note__actions">
				<Button onClick={retry}>{words.retry}</Button>
			</div>
		</div>
	);
}
