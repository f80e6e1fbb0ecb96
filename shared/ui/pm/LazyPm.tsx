import { pmOf } from "../../state/pm.ts";
import { pmWordsFor } from "../../words/choose-pm.ts";
import { useApp, useWords } from "../context.ts";
import type { TopicProps } from "../SettingsTopic.tsx";
import { SettingsTrouble } from "../SettingsTrouble.tsx";
import { ListSkeleton } from "../Skeleton.tsx";
import { useLazy } from "../use-lazy.ts";
import { PmWording } from "./pm-wording.ts";

type Screens = typeof import("./screens.ts")["screens"];

/** Sections that only come with the practice system: the others open without them. */
export function lazyPm(name: keyof Screens) {
	return function LazyPm({ settings, wall }: TopicProps) {
		const app = useApp();
		const { language } = useWords();
		const { loaded, failed, retry } = useLazy(async () => {
			const [{ screens }, words] = await Promise.all([import("./screens.ts"), pmWordsFor(language)]);
			return { Screen: screens[name], words };
		});
		if (failed) return <SettingsTrouble kind="offline" retry={retry} />;
		if (!loaded) return <ListSkeleton />;
		return (
			<PmWording.Provider value={loaded.words}>
				<loaded.Screen pm={pmOf(app, settings.clinicId)} wall={wall} />
			</PmWording.Provider>
		);
	};
}
