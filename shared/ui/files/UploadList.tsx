import type { Signal } from "@preact/signals";
import type { Marks } from "../../state/drafts.ts";
import type { Upload } from "../../state/uploads.ts";
import type { FilesWords } from "../../words/files-en.ts";
import { Button, IconButton } from "../Button.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { useLocale } from "../context.ts";
import { Icon } from "../Icon.tsx";
import { fileSize } from "./file-size.ts";
import { troubleText } from "./trouble-text.ts";

/** Above the box: what goes with the message, how far it is, and what to do when it is too large for a text. */
export function UploadList({ marks }: { marks: Signal<Marks> }) {
	const { words, model } = useCareHere();
	const locale = useLocale();
	const { items, total, tooLargeForText } = model.files.uploads;
	const going = items.value.filter(({ phase }) => phase !== "refused").length;
	if (items.value.length === 0) return null;
	return (
		<>
			<ul class="pc-uploads" aria-label={words.files.list}>
				{items.value.map((upload) => (
					<OneUpload key={upload.id} upload={upload} />
				))}
			</ul>
			{going > 1 && <p class="pc-uploads__total">{words.files.total(going, fileSize(total.value, locale))}</p>}
			{tooLargeForText.value && !marks.value.sensitive && (
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

function OneUpload({ upload }: { upload: Upload }) {
	const { words, model } = useCareHere();
	const locale = useLocale();
	const { uploads } = model.files;
	const { id, phase, name, size, done, mayRetry } = upload;
	const isRefused = phase === "refused";
	return (
		<li class={`pc-upload pc-upload--${phase}`}>
			<Icon name={isRefused ? "alert" : "file"} />
			<bdi class="pc-file__name">{name}</bdi>
			<span class="pc-upload__state" role={isRefused ? "alert" : undefined}>
				{stateOf(upload, words.files, locale)}
			</span>
			<span class="pc-upload__acts">
				{mayRetry && <Button onClick={() => uploads.retry(id)}>{words.files.again}</Button>}
				<IconButton icon="close" label={words.files.remove(name)} onClick={() => uploads.remove(id)} />
			</span>
			{(phase === "sending" || phase === "waiting") && (
				<progress max={size} value={done} aria-label={`${name}: ${stateOf(upload, words.files, locale)}`} />
			)}
		</li>
	);
}

function stateOf({ phase, done, size, trouble, reason }: Upload, words: FilesWords, locale: string): string {
	if (phase === "refused") return troubleText(words, trouble, reason);
	if (phase === "waiting") return words.waiting;
	if (phase === "checking") return words.checking;
	return phase === "ready" ? fileSize(size, locale) : words.sending(Math.floor((100 * done) / size));
}
