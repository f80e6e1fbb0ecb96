import type { TroubleKind } from "../api/trouble.ts";
import { Button } from "./Button.tsx";
import { useWords } from "./context.ts";
import { Empty } from "./Empty.tsx";
import { useSettingsWords } from "./settings-wording.ts";

/** Settings that could not be shown: why, and what to do. */
export function SettingsTrouble({ kind, retry }: { kind: TroubleKind; retry(): void }) {
	const words = useWords();
	const { trouble } = useSettingsWords();
	const denied = kind === "not_allowed" || kind === "gone";
	return (
		<div role="alert" class="pc-fill">
			<Empty
				icon={denied ? "lock" : "alert"}
				title={trouble.title}
				action={
					!denied && (
						<Button icon="sync" onClick={retry}>
							{words.retry}
						</Button>
					)
				}
			>
				{denied ? trouble.notAllowed : kind === "offline" ? trouble.offline : trouble.other}
			</Empty>
		</div>
	);
}
