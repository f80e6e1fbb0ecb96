import { isVisible } from "../sites/text.ts";

/** Whether a person can see this frame: its tab in front, each frame around it shown. Tabs of a PM that are put away keep other patients' pages. */
export function isFrameShown(): boolean {
	return document.visibilityState === "visible" && innerWidth > 0 && innerHeight > 0 && framesShown();
}

function framesShown(): boolean {
	try {
		for (let at: Window = window; at !== at.parent; at = at.parent) {
			const frame = at.frameElement;
			if (!frame) return true;
			// A frame of a frameset has a size and no style.
			if (frame.tagName === "IFRAME" && !isVisible(frame)) return false;
		}
	} catch {
		// Another origin's page is around us: its size is all we can know.
	}
	return true;
}
