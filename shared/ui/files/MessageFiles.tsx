import { useState } from "preact/hooks";
import type { Attachment, Message } from "../../schemas/message.ts";
import { Button } from "../Button.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { useApp } from "../context.ts";
import { Icon } from "../Icon.tsx";
import { DocumentFile } from "./DocumentFile.tsx";
import { isPicture } from "./file-icon.ts";
import { PictureFile } from "./PictureFile.tsx";
import { troubleText } from "./trouble-text.ts";

/** What a message brought beside its words. */
export function MessageFiles({ message }: { message: Message }) {
	if (message.attachments.length === 0) return null;
	return (
		<ul class="pc-files">
			{message.attachments.map((file) => (
				<li key={file.index}>
					<OneFile file={file} />
				</li>
			))}
		</ul>
	);
}

function OneFile({ file }: { file: Attachment }) {
	const { words } = useCareHere();
	const { state, fileId, type, cause, reason } = file;
	if (state === "deleted") return <Row icon="ban" text={words.files.goneFile} />;
	if (state === "refused") return <Row icon="ban" text={troubleText(words.files, cause, reason)} name={file.name} />;
	if (state === "failed" && fileId) return <Failed fileId={fileId} text={troubleText(words.files, cause ?? "not_fetched", reason)} />;
	if (state !== "ready" || !fileId) return <Row icon="clock" text={words.files.coming} />;
	return isPicture(type) ? <PictureFile file={file} fileId={fileId} /> : <DocumentFile file={file} fileId={fileId} />;
}

function Row({ icon, text, name }: { icon: "ban" | "clock"; text: string; name?: string | undefined }) {
	return (
		<span class="pc-file pc-file--quiet">
			<Icon name={icon} />
			<span>
				{name && <bdi>{name}: </bdi>}
				{text}
			</span>
		</span>
	);
}

/** The carrier may have it still. */
function Failed({ fileId, text }: { fileId: string; text: string }) {
	const app = useApp();
	const { words, model } = useCareHere();
	const readOnly = app.clinics.byId(model.thread.clinicId)?.role === "reader";
	const [busy, setBusy] = useState(false);
	const retry = () => {
		setBusy(true);
		void model.files
			.retry(fileId)
			.catch(() => app.toast.show({ text: words.files.notRetried }))
			.finally(() => setBusy(false));
	};
	return (
		<span class="pc-file pc-file--quiet">
			<Icon name="alert" />
			<span>{text}</span>
			{!readOnly && (
				<Button disabled={busy} onClick={retry}>
					{words.files.again}
				</Button>
			)}
		</span>
	);
}
