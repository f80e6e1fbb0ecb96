import { useEffect, useState } from "preact/hooks";
import type { Attachment, Message } from "../../schemas/message.ts";
import { Button } from "../Button.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { useApp, useLocale } from "../context.ts";
import { entry } from "../delivery.ts";
import { Icon } from "../Icon.tsx";
import { fileSize } from "./file-size.ts";

const PICTURES: ReadonlySet<string> = new Set(["jpeg", "png", "gif", "bmp"]);
const WIDEST = 220;
/** Room to press on. */
const NARROWEST = 48;

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
	const { state, fileId, type, reason } = file;
	if (state === "deleted") return <Row icon="ban" text={words.files.goneFile} />;
	if (state === "refused") return <Row icon="ban" text={reason ?? words.files.refused} />;
	if (state === "failed" && fileId) return <Failed fileId={fileId} text={reason ?? words.files.failed} />;
	if (state !== "ready" || !fileId) return <Row icon="clock" text={words.files.coming} />;
	return type && PICTURES.has(type) ? <Picture file={file} fileId={fileId} /> : <Document file={file} fileId={fileId} />;
}

function Row({ icon, text }: { icon: "ban" | "clock"; text: string }) {
	return (
		<span class="pc-file pc-file--quiet">
			<Icon name={icon} /> {text}
		</span>
	);
}

function Failed({ fileId, text }: { fileId: string; text: string }) {
	const { words, model } = useCareHere();
	const [busy, setBusy] = useState(false);
	const retry = () => {
		setBusy(true);
		void model.files.retry(fileId).finally(() => setBusy(false));
	};
	return (
		<span class="pc-file pc-file--quiet">
			<Icon name="alert" /> {text}{" "}
			<Button disabled={busy} onClick={retry}>
				{words.files.again}
			</Button>
		</span>
	);
}

type Opened = { file: Attachment; fileId: string };

/** The box has its size before the picture comes, so that nothing moves. */
function Picture({ file, fileId }: Opened) {
	const { words, model } = useCareHere();
	const [url, setUrl] = useState<string | null>(null);
	const { width = WIDEST, height = WIDEST, name = "" } = file;
	const shownWidth = Math.max(NARROWEST, Math.min(WIDEST, width));
	useEffect(() => {
		let isHere = true;
		void model.files.address(fileId).then(
			(address) => isHere && setUrl(address),
			() => {},
		);
		return () => {
			isHere = false;
		};
	}, [model, fileId]);
	return (
		<button
			type="button"
			class="pc-picture"
			style={{ inlineSize: `${shownWidth}px`, aspectRatio: `${width} / ${height}` }}
			title={words.files.open(name)}
			onClick={() => openFile(model, fileId)}
		>
			{url ? <img src={url} alt={words.files.picture(name)} /> : <span class="pc-hidden">{words.files.picture(name)}</span>}
		</button>
	);
}

function Document({ file, fileId }: Opened) {
	const { words, model } = useCareHere();
	const app = useApp();
	const locale = useLocale();
	const { name = "", size = 0, warnings = [] } = file;
	const open = () => void openFile(model, fileId).catch(() => app.toast.show({ text: words.files.notOpened }));
	return (
		<>
			<button type="button" class="pc-file" title={words.files.open(name)} onClick={open}>
				<Icon name="file" />
				<span class="pc-file__name">{name}</span>
				<span class="pc-file__size">{fileSize(size, locale)}</span>
			</button>
			{warnings.map((warning) => (
				<p key={warning} class="pc-note pc-note--warning">
					{entry<string>(words.files.warnings, warning)}
				</p>
			))}
		</>
	);
}

/** On an origin of its own, where nothing in it can run. */
async function openFile(model: ReturnType<typeof useCareHere>["model"], fileId: string): Promise<void> {
	globalThis.open(await model.files.address(fileId), "_blank", "noopener");
}
