import type { Clinic } from "../../shared/schemas/clinic.ts";
import { useWords } from "../../shared/ui/context.ts";
import { Trouble } from "../../shared/ui/Empty.tsx";
import { ListSkeleton } from "../../shared/ui/Skeleton.tsx";
import { SettingsWording } from "../../shared/ui/settings-wording.ts";
import { useLazy } from "../../shared/ui/use-lazy.ts";
import { settingsWordsFor } from "../../shared/words/choose-settings.ts";

/** Admins come here now and then; nobody who answers texts should have to download it. */
export function LazySettings(props: { clinic: Clinic; back(): void }) {
	const { language } = useWords();
	const { loaded, failed, retry } = useLazy(async () => {
		const [{ Settings }, words] = await Promise.all([import("../../shared/ui/Settings.tsx"), settingsWordsFor(language)]);
		return { Settings, words };
	});
	if (failed) return <Trouble kind="offline" retry={retry} />;
	if (!loaded) return <ListSkeleton />;
	return (
		<SettingsWording.Provider value={loaded.words}>
			<loaded.Settings {...props} />
		</SettingsWording.Provider>
	);
}
