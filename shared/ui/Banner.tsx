import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon.tsx";

type BannerProps = { tone: "info" | "warning" | "danger"; icon: IconName; children: ComponentChildren; action?: ComponentChildren };

/** A full-width bar with one message and at most one action. */
export function Banner({ tone, icon, children, action }: BannerProps) {
	return (
		<div class={`pc-banner pc-banner--${tone}`} role={tone === "danger" ? "alert" : "status"}>
			<Icon name={icon} />
			<div class="pc-banner__words">{children}</div>
			{action}
		</div>
	);
}
