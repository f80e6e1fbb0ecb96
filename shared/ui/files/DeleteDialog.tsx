import { useEffect, useId, useRef } from "preact/hooks";
import type { Message } from "../../schemas/message.ts";
import { IconButton } from "../Button.tsx";
import { ReasonForm } from "../care/ReasonForm.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { useSaving } from "../care/use-saving.ts";
import { useApp, useWords } from "../context.ts";

const REACHED: ReadonlySet<string> = new Set(["sent", "delivered", "accepted"]);

/** What is deleted cannot be brought back: said before it is done. */
export function DeleteDialog({ message, close }: { message: Message; close(): void }) {
	const app = useApp();
	const words = useWords();
	const { words: care, model } = useCareHere();
	const { part_of_consent, still_going, ...said } = care.files.deletion;
	const saving = useSaving({ part_of_consent, still_going });
	const dialog = useRef<HTMLDialogElement>(null);
	const id = useId();
	useEffect(() => dialog.current?.showModal(), []);
	const done = () => {
		dialog.current?.close();
		app.toast.show({ text: said.done });
	};
	return (
		<dialog class="pc-dialog pc-care" ref={dialog} aria-labelledby={id} onClose={close}>
			<div class="pc-dialog__head">
				<h2 id={id}>{said.title}</h2>
				<IconButton icon="close" label={words.close} onClick={() => dialog.current?.close()} />
			</div>
			<p>
				{said.text} {message.direction === "out" && REACHED.has(message.delivery.state) && said.sent}
			</p>
			<ReasonForm
				saving={saving}
				go={said.go}
				placeholder={said.example}
				cancel={() => dialog.current?.close()}
				submit={(reason) => void saving.run(() => model.files.erase(message.id, reason), done)}
			/>
		</dialog>
	);
}
