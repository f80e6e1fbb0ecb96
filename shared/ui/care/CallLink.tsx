import type { ComponentChildren } from "preact";
import { useApp } from "../context.ts";
import { Icon } from "../Icon.tsx";

export function CallLink({ number, children }: { number: string; children: ComponentChildren }) {
	const dark = useApp().dark.value;
	if (!number.startsWith("+")) return null;
	return (
		<a class={`c-btn c-btn--sm pc-link-button ${dark ? "c-btn--dark" : ""}`} href={`tel:${number}`}>
			<Icon name="phone" /> {children}
		</a>
	);
}
