import type { ComponentProps } from "preact";
import { useApp } from "./context.ts";
import { Icon, type IconName } from "./Icon.tsx";

type Kind = "default" | "primary" | "basic" | "danger";
type ButtonProps = Omit<ComponentProps<"button">, "icon" | "size"> & { kind?: Kind; icon?: IconName; large?: boolean };

export function Button({ kind = "default", icon, large = false, children, class: extra, ...rest }: ButtonProps) {
	const names = ["c-btn", large ? "" : "c-btn--sm", `c-btn--${kind}`, useDark(kind), String(extra ?? "")];
	return (
		<button type="button" {...rest} class={names.filter(Boolean).join(" ")}>
			{icon && <Icon name={icon} />}
			{icon && children ? <span class="pc-after-icon">{children}</span> : children}
		</button>
	);
}

type IconButtonProps = Omit<ComponentProps<"button">, "icon" | "label"> & { icon: IconName; label: string };

/** An icon alone still has a name: for screen readers, and on hover. */
export function IconButton({ icon, label, class: extra, ...rest }: IconButtonProps) {
	const names = ["c-btn", "c-btn--sm", "c-btn--basic", "c-btn--icon", useDark("basic"), String(extra ?? "")];
	return (
		<button type="button" aria-label={label} title={label} {...rest} class={names.filter(Boolean).join(" ")}>
			<Icon name={icon} />
		</button>
	);
}

/** Garden's dark primary (white on light blue) is below 4.5:1, so the light theme's blue stays in both. */
function useDark(kind: Kind): string {
	return useApp().dark.value && kind !== "primary" ? "c-btn--dark" : "";
}
