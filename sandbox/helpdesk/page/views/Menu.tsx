import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

type Props = {
	label: ComponentChildren;
	name: string;
	class?: string;
	align?: "start" | "end";
	up?: boolean;
	children(close: () => void): ComponentChildren;
};

/** A button with a list under it; Escape and a click elsewhere close it. */
export function Menu({ label, name, class: style = "quiet", align = "start", up = false, children }: Props) {
	const [open, setOpen] = useState(false);
	const place = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (!open) return;
		const elsewhere = (event: Event) => {
			if (!(event.target instanceof Node) || place.current?.contains(event.target) !== true) setOpen(false);
		};
		const byKey = (event: KeyboardEvent) => {
			if (event.key === "Escape") setOpen(false);
		};
		const inFrame = () => setOpen(false);
		document.addEventListener("pointerdown", elsewhere);
		document.addEventListener("keydown", byKey);
		window.addEventListener("blur", inFrame);
		return () => {
			document.removeEventListener("pointerdown", elsewhere);
			document.removeEventListener("keydown", byKey);
			window.removeEventListener("blur", inFrame);
		};
	}, [open]);
	return (
		<div class="menu" ref={place}>
			<button type="button" class={style} aria-haspopup="menu" aria-expanded={open} aria-label={name} onClick={() => setOpen(!open)}>
				{label}
			</button>
			{open ? (
				<div class={`menu-list ${align} ${up ? "up" : ""}`} role="menu">
					{children(() => setOpen(false))}
				</div>
			) : null}
		</div>
	);
}
