import type { Thread } from "../schemas/thread.ts";
import type { ThreadModel } from "../state/thread.ts";
import { Button } from "./Button.tsx";
import { useApp, useWords } from "./context.ts";
import { entry } from "./delivery.ts";
import { Icon } from "./Icon.tsx";
import { useStatusChange } from "./StatusMenu.tsx";

/** Instead of the box: one sentence and one action. */
export function LockedBox({ thread, shown, readOnly }: { thread: ThreadModel; shown: Thread; readOnly: boolean }) {
	const words = useWords();
	const draft = useApp().drafts.of(thread.id).value;
	const code = readOnly ? "read_only" : (shown.canSend.code ?? "other");
	const sentences: Record<string, string> = words.locked;
	return (
		<section class="pc-locked">
			<p class="pc-locked__why">
				<Icon name="lock" />
				<span>{entry(sentences, code) ?? shown.canSend.reason ?? words.locked.other}</span>
			</p>
			{!readOnly && <Action thread={thread} shown={shown} code={code} />}
			{draft.trim() !== "" && (
				<p class="pc-locked__draft">
					<span class="pc-muted">{words.locked.draft}</span> <span dir="auto">{draft}</span>
				</p>
			)}
		</section>
	);
}

function Action({ thread, shown, code }: { thread: ThreadModel; shown: Thread; code: string }) {
	const words = useWords();
	const change = useStatusChange();
	if (code === "spam") return <Button onClick={() => change(thread, "spam", "active")}>{words.locked.notSpam}</Button>;
	if (!shown.number.startsWith("+")) return null;
	return (
		<a class="c-btn c-btn--sm pc-link-button" href={`tel:${shown.number}`}>
			<Icon name="phone" /> {words.locked.call}
		</a>
	);
}
