/** Text that is put into a page as text, and markup of our own. */
export class Markup {
	readonly text: string;

	constructor(text: string) {
		this.text = text;
	}
}

type Part = string | number | null | Markup | readonly Markup[];

/** Whatever is not markup of our own stays text. */
export function html(parts: TemplateStringsArray, ...values: Part[]): Markup {
	return new Markup(parts.reduce((made, part, index) => made + written(values[index - 1] ?? null) + part));
}

function written(value: Part): string {
	if (value instanceof Markup) return value.text;
	if (typeof value === "object" && value !== null) return value.map(({ text }) => text).join("");
	return String(value ?? "").replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
