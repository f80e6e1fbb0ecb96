const BORDER = "2px solid #1f73b7";

/** Around what would be taken: in a closed shadow root, where the page sees nothing and styles nothing. */
export function createOutline(page: Document) {
	const host = page.createElement("div");
	host.style.cssText = "all: initial; position: fixed; inset: 0; z-index: 2147483647; pointer-events: none; display: none;";
	const root = host.attachShadow({ mode: "closed" });
	const box = page.createElement("div");
	box.style.cssText = `position: fixed; box-sizing: border-box; border: ${BORDER}; border-radius: 4px; background: rgb(31 115 183 / 15%);`;
	root.append(box);
	return {
		host,
		show(element: Element | null): void {
			if (!element) {
				host.style.display = "none";
				return;
			}
			if (!host.isConnected) page.documentElement.append(host);
			const { x, y, width, height } = element.getBoundingClientRect();
			Object.assign(box.style, { left: `${x - 2}px`, top: `${y - 2}px`, width: `${width + 4}px`, height: `${height + 4}px` });
			host.style.display = "block";
		},
		remove: () => host.remove(),
	};
}
