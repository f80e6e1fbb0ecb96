import { Button } from "../../shared/ui/Button.tsx";
import { useApp } from "../../shared/ui/context.ts";
import { Trouble } from "../../shared/ui/Empty.tsx";
import { ThreadSkeleton } from "../../shared/ui/Skeleton.tsx";
import { useExtensionWords } from "../words/choose.ts";
import { AddForm } from "./AddForm.tsx";
import { ClinicPick } from "./ClinicPick.tsx";
import { usePanel } from "./context.ts";
import type { Encounter } from "./encounter.ts";
import { Identity } from "./Identity.tsx";
import { Mismatch } from "./Mismatch.tsx";
import { NoNumber } from "./NoNumber.tsx";
import { NumberPick } from "./NumberPick.tsx";
import { ThreadPane } from "./ThreadPane.tsx";
import { Unknown } from "./Unknown.tsx";

/** Who they are stays on top, whatever is below. */
export function Person({ encounter }: { encounter: Encounter }) {
	return (
		<div class="px-person">
			<Identity encounter={encounter} />
			<Below encounter={encounter} />
		</div>
	);
}

function Below({ encounter }: { encounter: Encounter }) {
	const step = encounter.step.value;
	const app = useApp();
	const words = useExtensionWords();
	const panel = usePanel();
	switch (step.kind) {
		case "clinic":
			return <ClinicPick encounter={encounter} />;
		case "looking":
		case "opening":
			return <ThreadSkeleton />;
		case "trouble": {
			const readOnly = step.trouble === "not_allowed" && app.clinics.byId(encounter.clinicId.value ?? "")?.role === "reader";
			return readOnly ? (
				<p class="px-part pc-note">{words.refused.readOnly}</p>
			) : (
				<Trouble kind={step.trouble} retry={() => step.again()} />
			);
		}
		case "mismatch":
			return <Mismatch encounter={encounter} answer={step.answer} />;
		case "unknown":
			return <Unknown encounter={encounter} answer={step.answer} />;
		case "add":
			return <AddForm encounter={encounter} answer={step.answer} />;
		case "numbers":
			return <NumberPick encounter={encounter} numbers={step.numbers} />;
		case "no_number":
			return <NoNumber encounter={encounter} answer={step.answer} other={(typed) => panel.go({ kind: "number", typed })} />;
		case "found":
			return (
				<div class="px-part px-stack">
					<p class="pc-muted">{words.found.text}</p>
					<Button kind="primary" large onClick={() => void encounter.open(step.number)}>
						{words.found.open}
					</Button>
				</div>
			);
		case "thread":
			return <ThreadPane threadId={step.thread.id} clinicId={step.thread.clinicId} />;
	}
}
