import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../shared/ui/Button.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { useExtensionWords } from "../words/choose.ts";
import { usePanel } from "./context.ts";
import type { Encounter } from "./encounter.ts";
import { givenName, nameOf } from "./names.ts";

/** The page shows somebody else, and a text to this patient is half written. */
export function MovedBanner({ encounter }: { encounter: Encounter }) {
	const panel = usePanel();
	const words = useExtensionWords();
	const box = useRef<HTMLDivElement>(null);
	const to = panel.movedTo.value;
	useEffect(() => {
		if (to) box.current?.focus();
	}, [to]);
	if (!to) return null;
	const { moved } = words;
	const here = nameOf(encounter) ?? encounter.seen?.name ?? words.who.noName;
	const there = to.name ?? moved.somebody;
	return (
		<div class="pc-banner pc-banner--warning px-moved" role="alertdialog" aria-labelledby="px-moved" tabIndex={-1} ref={box}>
			<Icon name="alert" />
			<div class="px-moved__words">
				<p id="px-moved">{moved.text(there)}</p>
				<div class="px-actions">
					<Button kind="primary" class="px-wrap" onClick={() => panel.stay()}>
						{moved.stay(givenName(here))}
					</Button>
					<Button class="px-wrap" onClick={() => panel.follow()}>
						{moved.go(to.name ? givenName(there) : there)}
					</Button>
				</div>
			</div>
		</div>
	);
}
