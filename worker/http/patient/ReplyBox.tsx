/** @jsxImportSource hono/jsx */
import type { Language } from "../../../shared/schemas/consent.ts";
import { WORDS } from "./words.ts";
import type { PageWords } from "./words-en.ts";

export type ReplyTrouble = keyof PageWords["replyWrong"];
type Props = { language: Language; formKey: string; replyId: string; mayUpload: boolean; trouble: ReplyTrouble | null; typed: string };

/** Works as a plain form; where script runs, the upload shows how far it is. */
export function ReplyBox({ language, formKey, replyId, mayUpload, trouble, typed }: Props) {
	const words = WORDS[language];
	return (
		<section class="box">
			<form
				method="post"
				action="/p/reply"
				enctype="multipart/form-data"
				data-upload={words.sending}
				data-refused={words.replyWrong.file}
				data-cut={words.replyWrong.cut}
				novalidate
			>
				<input type="hidden" name="key" value={formKey} />
				<input type="hidden" name="id" value={replyId} />
				<label for="body">{words.text}</label>
				{trouble && (
					<p class="wrong" id="reply-trouble" role="alert">
						{words.replyWrong[trouble]}
					</p>
				)}
				<textarea
					id="body"
					name="body"
					rows={3}
					maxlength={5000}
					{...(trouble && { "aria-describedby": "reply-trouble", "aria-invalid": "true" })}
				>
					{typed}
				</textarea>
				{mayUpload && (
					<>
						<label for="files">{words.files}</label>
						<p class="quiet" id="files-hint">
							{words.filesHint}
						</p>
						<input id="files" name="files" type="file" multiple aria-describedby="files-hint" />
					</>
				)}
				<button type="submit">{words.send}</button>
			</form>
		</section>
	);
}

export function StopBox({ language, formKey }: { language: Language; formKey: string }) {
	const words = WORDS[language].stopWord;
	return (
		<section class="box" role="alert">
			<p>{words.what}</p>
			<form method="post" action="/p/stop">
				<input type="hidden" name="key" value={formKey} />
				<button type="submit" class="second">
					{words.go}
				</button>
			</form>
		</section>
	);
}
