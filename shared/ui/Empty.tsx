import type { ComponentChildren } from "preact";
import type { TroubleKind } from "../api/trouble.ts";
import { Button } from "./Button.tsx";
import { useWords } from "./context.ts";
import { Icon, type IconName } from "./Icon.tsx";

type EmptyProps = {
	icon: IconName;
	title: string;
	children: ComponentChildren;
	action?: ComponentChildren;
	/** There is nothing else on the page. */
	alone?: boolean;
};

/** A screen with nothing on it says why, and teaches one thing. */
export function Empty({ icon, title, children, action, alone = false }: EmptyProps) {
	const Heading = alone ? "h1" : "h2";
	return (
		<div class="pc-empty">
			<span class="pc-empty__icon">
				<Icon name={icon} />
			</span>
			<Heading class="pc-empty__title">{title}</Heading>
			<p class="pc-empty__text">{children}</p>
			{action}
		</div>
	);
}

/** A screen that could not load. */
export function Trouble({ kind, retry }: { kind: TroubleKind; retry: () => void }) {
	const words = useWords();
	const { title, text } = words.frame.troubles[kind];
	const hopeless = kind === "signed_out" || kind === "gone" || kind === "not_allowed";
	return (
		<div role="alert" class="pc-fill">
			<Empty
				icon={kind === "not_allowed" || kind === "signed_out" ? "lock" : "alert"}
				title={title}
				alone
				action={
					!hopeless && (
						<Button icon="sync" onClick={retry}>
							{words.retry}
						</Button>
					)
				}
			>
				{text}
			</Empty>
		</div>
	);
}
