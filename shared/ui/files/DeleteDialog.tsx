import { useEffect, useId, useRef } from "preact/hooks";
import { IconButton } from "../Button.tsx";
import { ReasonForm } from "../care/ReasonForm.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { useSaving } from "../care/use-saving.ts";
import { useApp, useWords } from "../context.ts";

type DeleteDialogProps = {
	title: string;
	/** What is deleted, and what cannot be. */
	text: string;
	done: string;
	erase(reason: string): Promise<void>;
	close(): void;
};

/** What is deleted cannot be brought back: said before it is done. */
export function DeleteDialog({ title, text, done, erase, close }: DeleteDialogProps) {
	const app = useApp();
	const words = useWords();
	const { words: care } = useCareHere();
	const { part_of_consent, still_going, go, example } = care.files.deletion;
	const saving = useSaving({ part_of_consent, still_going });
	const dialog = useRef<HTMLDialogElement>(null);
	const id = useId();
	useEffect(() => dialog.current?.showModal(), []);
	const finish = () => {
		dialog.current?.close();
		app.toast.show({ text: done });
	};
	return (
		<dialog class="pc-dialog pc-care" ref={dialog} aria-labelledby={id} onClose={close}>
			<div class="pc-dialog__head">
				<h2 id={id}>{title}</h2>
				<IconButton icon="close" label={words.close} onClick={() => dialog.current?.close()} />
			</div>
			<p>{text}</p>
			<ReasonForm
				saving={saving}
				go={go}
				placeholder={example}
				cancel={() => dialog.current?.close()}
				submit={(reason) => void saving.run(() => erase(reason), finish)}
			/>
		</dialog>
	);
}
