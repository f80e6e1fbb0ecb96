import { useLocale } from "../../shared/ui/context.ts";
import { Trouble } from "../../shared/ui/Empty.tsx";
import { ListSkeleton } from "../../shared/ui/Skeleton.tsx";
import { useLazy } from "../../shared/ui/use-lazy.ts";
import { SetupWording } from "../../shared/ui/wording.ts";
import { setupWordsFor } from "../../shared/words/choose.ts";

/** The set-up knows every country's phone numbers, which nobody who answers texts should have to download. */
export function LazySetup(props: { back: (() => void) | null }) {
	const locale = useLocale();
	const { loaded, failed, retry } = useLazy(async () => {
		const [{ Setup }, words] = await Promise.all([import("../../shared/ui/Setup.tsx"), setupWordsFor(locale)]);
		return { Setup, words };
	});
	if (failed) return <Trouble kind="offline" retry={retry} />;
	if (!loaded) return <ListSkeleton />;
	return (
		<SetupWording.Provider value={loaded.words}>
			<loaded.Setup {...props} />
		</SetupWording.Provider>
	);
}
