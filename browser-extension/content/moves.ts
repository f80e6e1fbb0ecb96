/** Each navigation of this document, its hash included; before its content changes. */
export function onMove(listener: () => void, signal: AbortSignal): void {
	if ("navigation" in globalThis) navigation.addEventListener("navigate", listener, { signal });
	else addEventListener("popstate", listener, { signal });
	addEventListener("hashchange", listener, { signal });
}

/** About pages have no address of their own: they stand at that of the page that wrote them. */
export const addressHere = (): URL => new URL(location.protocol === "about:" ? document.baseURI : location.href);
