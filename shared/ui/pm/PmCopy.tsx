import { useEffect } from "preact/hooks";
import type { PmModel } from "../../state/pm.ts";
import type { Wall } from "../../words/time.ts";
import { SettingsTrouble } from "../SettingsTrouble.tsx";
import { ListSkeleton } from "../Skeleton.tsx";
import { PmFile } from "./PmFile.tsx";
import { PmRuns } from "./PmRuns.tsx";
import { PmStatus } from "./PmStatus.tsx";

export type PmProps = { pm: PmModel; wall: Wall };

/** What is in the copy, a file by hand, and every copy there was. */
export function PmCopy({ pm, wall }: PmProps) {
	useEffect(() => {
		void pm.loadStatus();
		void pm.file.load();
		void pm.runs.load();
		const over = new AbortController();
		void pm.connection.follow(over.signal);
		return () => over.abort();
	}, [pm]);
	const state = pm.statusState.value;
	if (state.kind === "trouble") return <SettingsTrouble kind={state.trouble} retry={() => pm.loadStatus()} />;
	if (!pm.status.value) return <ListSkeleton />;
	return (
		<div class="pc-settings__form pc-pm">
			<PmStatus pm={pm} status={pm.status.value} wall={wall} />
			<PmFile pm={pm} wall={wall} />
			<PmRuns pm={pm} wall={wall} />
		</div>
	);
}
