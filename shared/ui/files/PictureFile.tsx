import { useEffect, useRef, useState } from "preact/hooks";
import type { Attachment } from "../../schemas/message.ts";
import { useCareHere } from "../care/use-care-here.ts";
import { useInView } from "../use-in-view.ts";
import { DocumentFile } from "./DocumentFile.tsx";
import { useOpenFile } from "./use-open-file.ts";

const WIDEST = 220;
const HIGHEST = 280;
/** Room to press on. */
const NARROWEST = 48;

type PictureFileProps = { file: Attachment; fileId: string };

/** The box has its size before the picture comes, so that nothing moves; it comes when somebody can see it. */
export function PictureFile({ file, fileId }: PictureFileProps) {
	const { words, model } = useCareHere();
	const openFile = useOpenFile();
	const box = useRef<HTMLButtonElement>(null);
	const inView = useInView(box);
	const [url, setUrl] = useState<string | null>(null);
	const [failed, setFailed] = useState(false);
	useEffect(() => {
		if (!inView || url) return;
		let isHere = true;
		void model.files.address(fileId, true).then(
			(address) => isHere && setUrl(address),
			() => isHere && setFailed(true),
		);
		return () => {
			isHere = false;
		};
	}, [model, fileId, inView]);
	if (failed) return <DocumentFile file={file} fileId={fileId} />;
	const { name = "" } = file;
	return (
		<button type="button" ref={box} class="pc-picture" style={boxOf(file)} title={words.files.open(name)} onClick={() => openFile(fileId)}>
			{url ? (
				<img src={url} alt={words.files.picture(name)} onError={() => setFailed(true)} />
			) : (
				<span class="pc-hidden">{words.files.picture(name)}</span>
			)}
		</button>
	);
}

function boxOf({ width = WIDEST, height = WIDEST }: Attachment) {
	const inlineSize = Math.max(NARROWEST, Math.min(WIDEST, width, (HIGHEST * width) / Math.max(1, height)));
	return { inlineSize: `${Math.round(inlineSize)}px`, aspectRatio: `${width} / ${Math.max(1, height)}`, maxBlockSize: `${HIGHEST}px` };
}
