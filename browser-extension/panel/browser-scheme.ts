/** Before the app is there to do it: the browser's own colours. */
export function browserScheme(page: Document): void {
	const dark = matchMedia("(prefers-color-scheme: dark)");
	const show = () => {
		page.documentElement.dataset.scheme = dark.matches ? "dark" : "light";
	};
	show();
	dark.addEventListener("change", show);
}
