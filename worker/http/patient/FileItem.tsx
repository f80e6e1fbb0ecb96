/** @jsxImportSource hono/jsx */
import type { Language } from "../../../shared/schemas/consent.ts";
import type { Attachment } from "../../../shared/schemas/message.ts";
import { WORDS } from "./words.ts";

const PICTURES = /^image\/(?:jpeg|png|gif|bmp)$/;

/** A picture is shown, anything else is offered; what is not ready, or is gone, says so. */
export function FileItem({ file, language }: { file: Attachment; language: Language }) {
	const words = WORDS[language].file;
	if (!file.fileId || file.state === "deleted" || file.state === "refused" || file.state === "failed")
		return <p class="quiet">{words.gone}</p>;
	if (file.state !== "ready") return <p class="quiet">{words.coming}</p>;
	const address = `/p/file/${encodeURIComponent(file.fileId)}`;
	const name = file.name ?? words.picture;
	if (PICTURES.test(file.contentType)) {
		return (
			<a href={address}>
				<img src={`${address}?thumb=1`} alt={`${words.picture}: ${name}`} loading="lazy" width={file.width} height={file.height} />
			</a>
		);
	}
	return (
		<a class="button second" href={address}>
			{words.open}: {name}
		</a>
	);
}
