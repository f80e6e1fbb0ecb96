import type { Upload } from "../../state/uploads.ts";
import type { FilesWords } from "../../words/files-en.ts";
import { Button, IconButton } from "../Button.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { useApp, useLocale } from "../context.ts";
import { Icon } from "../Icon.tsx";
import { fileSize } from "./file-size.ts";

/** Above the box: what goes with the message, how far it is, and what to do when it is too large for a text. */
export function UploadList() {
	const { words, model } = useCareHere();
	const marks = useApp().drafts.marksOf(model.thread.id);
	const locale = useLocale();
	const { items, tooLargeForText } = model.files.uploads;
	const secure = marks.value.sensitive;
	return (
		<>
			{secure && (
				<p class="pc-note pc-note--secure">
					<Icon name="lock" /> {words.files.lockOn}
				</p>
			)}
			{items.value.length > 0 && (
				<ul class="pc-uploads" aria-label={words.files.list}>
					{items.value.map((upload) => (
						<li key={upload.id} class={`pc-upload pc-upload--${upload.phase}`}>
							<Icon name={upload.phase === "refused" ? "alert" : "file"} />
							<span class="pc-file__name">{upload.name}</span>
							<span class="pc-upload__state" role={upload.phase === "refused" ? "alert" : "status"}>
								{stateOf(upload, words.files, locale)}
							</span>
							<IconButton icon="close" label={words.files.remove(upload.name)} onClick={() => model.files.uploads.remove(upload.id)} />
							{(upload.phase === "sending" || upload.phase === "waiting") && (
								<progress max={upload.size} value={upload.done} aria-hidden="true" />
							)}
						</li>
					))}
				</ul>
			)}
			{tooLargeForText.value && !secure && (
				<div class="pc-note pc-note--warning" role="status">
					<p>{words.files.tooLargeForText}</p>
					<div class="pc-note__actions">
						<Button
							onClick={() => {
								marks.value = { ...marks.value, sensitive: true };
							}}
						>
							{words.files.sendSecure}
						</Button>
					</div>
				</div>
			)}
		</>
	);
}

function stateOf({ phase, done, size, trouble, reason }: Upload, words: FilesWords, locale: string): string {
	if (phase === "refused") return trouble ? words[trouble] : (reason ?? words.refused);
	if (phase === "waiting") return words.waiting;
	if (phase === "checking") return words.checking;
	if (phase === "ready") return fileSize(size, locale);
	return words.sending(Math.floor((100 * done) / size));
}
