import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { IconButton } from "./Button.tsx";
import { useApp, useWords } from "./context.ts";
import { useInboxWords } from "./wording.ts";

/** What the keys do. Single keys can be switched off: some people's voice control types them by accident. */
export function KeyHelp({ close }: { close: () => void }) {
	const words = useWords();
	const inboxWords = useInboxWords();
	const app = useApp();
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(() => dialog.current?.showModal(), []);
	const rows: [string, string][] = [
		["j", inboxWords.keys.next],
		["k", inboxWords.keys.previous],
		["Enter", inboxWords.keys.open],
		["r", inboxWords.keys.reply],
		["e", inboxWords.keys.close],
		["/", inboxWords.keys.search],
		["?", inboxWords.keys.help],
	];
	return (
		<dialog class="pc-dialog" ref={dialog} onClose={close} aria-labelledby="pc-keys-title">
			<div class="pc-dialog__head">
				<h2 id="pc-keys-title">{inboxWords.keys.title}</h2>
				<IconButton icon="close" label={words.close} onClick={() => dialog.current?.close()} />
			</div>
			<dl class="pc-keys">
				{rows.map(([key, what]) => (
					<div key={key}>
						<dt>
							<kbd>{key}</kbd>
						</dt>
						<dd>{what}</dd>
					</div>
				))}
			</dl>
			<KeysSwitch on={app.keysOn} />
		</dialog>
	);
}

function KeysSwitch({ on }: { on: Signal<boolean> }) {
	const inboxWords = useInboxWords();
	return (
		<label class="pc-switch">
			<input
				type="checkbox"
				checked={on.value}
				onChange={(event) => {
					on.value = event.currentTarget.checked;
				}}
			/>
			{inboxWords.keys.on}
		</label>
	);
}
