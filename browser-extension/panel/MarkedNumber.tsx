import { Empty } from "../../shared/ui/Empty.tsx";
import { StartText } from "../../shared/ui/StartText.tsx";
import { useExtensionWords } from "../words/choose.ts";
import { usePanel } from "./context.ts";

/** A number that was marked on a page: shown first, and texted only when a person says so. */
export function MarkedNumber({ typed }: { typed: string }) {
	const panel = usePanel();
	const { marked, bar } = useExtensionWords();
	if (typed === "") {
		return (
			<Empty icon="phone" alone title={bar.label}>
				{marked.none}
			</Empty>
		);
	}
	return (
		<div class="pc-fill">
			<StartText
				ticketId={null}
				phone={typed}
				started={(thread) => panel.go({ kind: "thread", threadId: thread.id, clinicId: thread.clinicId })}
			/>
		</div>
	);
}
