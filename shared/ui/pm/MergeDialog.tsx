import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import type { PersonSeen } from "../../state/pm-answers.ts";
import { createMerge, type Merged, type MergeModel } from "../../state/pm-merge.ts";
import type { VisitsRequests } from "../../state/pm-visits-requests.ts";
import { IconButton } from "../Button.tsx";
import { useWords } from "../context.ts";
import { MergeCompare } from "./MergeCompare.tsx";
import { MergeSearch } from "./MergeSearch.tsx";
import { useVisitsWords } from "./visits-wording.ts";

type MergeDialogProps = {
	person: PersonSeen;
	requests: VisitsRequests;
	country: string;
	close(): void;
	merged(merged: Merged): void;
};

/** Two steps: find the other record, and look at both before they become one. */
export function MergeDialog({ person, requests, country, close, merged }: MergeDialogProps) {
	const words = useWords();
	const { merge } = useVisitsWords();
	const model: MergeModel = useMemo(() => createMerge(requests, person), [requests, person.id]);
	const dialog = useRef<HTMLDialogElement>(null);
	const id = useId();
	const other = model.other.value;
	const leave = () => dialog.current?.close();
	useEffect(() => dialog.current?.showModal(), []);
	useEffect(() => {
		if (document.activeElement === document.body) dialog.current?.focus();
	}, [other]);
	const act = async () => {
		const done = await model.merge();
		if (done) merged(done);
	};
	return (
		<dialog class="pc-dialog pc-merge" ref={dialog} tabIndex={-1} aria-labelledby={id} onClose={close}>
			<div class="pc-dialog__head">
				<h2 id={id}>{other ? merge.compare : merge.title}</h2>
				<IconButton icon="close" label={words.close} onClick={leave} />
			</div>
			{other ? (
				<MergeCompare model={model} other={other} country={country} act={() => void act()} cancel={leave} />
			) : (
				<MergeSearch model={model} country={country} />
			)}
		</dialog>
	);
}
