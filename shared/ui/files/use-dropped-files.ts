import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import type { Uploads } from "../../state/uploads.ts";

/**
 * Files that are dropped on the thread go with its words. Elsewhere in the window they go nowhere: neither to a person who is
 * not meant, nor in the place of this page, with all that is unsent in it.
 */
export function useDroppedFiles(inside: RefObject<Element | null>, uploads: Uploads): void {
	useEffect(() => {
		const form = inside.current?.closest("form");
		const thread = inside.current?.closest(".pc-thread");
		const over = new AbortController();
		const isHere = ({ target }: Event) => target instanceof Node && Boolean(thread?.contains(target));
		const listen = (type: "dragover" | "drop", act: (event: DragEvent) => void) => {
			const take = (event: DragEvent) => {
				if (!event.dataTransfer?.types.includes("Files") || event.defaultPrevented) return;
				event.preventDefault();
				act(event);
			};
			document.addEventListener(type, take, { signal: over.signal });
		};
		listen("dragover", (event) => {
			if (event.dataTransfer) event.dataTransfer.dropEffect = isHere(event) ? "copy" : "none";
			form?.toggleAttribute("data-over", isHere(event));
		});
		listen("drop", (event) => {
			form?.removeAttribute("data-over");
			if (isHere(event)) uploads.add([...(event.dataTransfer?.files ?? [])]);
		});
		document.addEventListener("dragleave", (event) => event.relatedTarget === null && form?.removeAttribute("data-over"), {
			signal: over.signal,
		});
		return () => over.abort();
	}, [uploads]);
}
