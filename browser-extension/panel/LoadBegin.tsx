import type { ComponentChildren } from "preact";
import { useLocale } from "../../shared/ui/context.ts";
import { Trouble } from "../../shared/ui/Empty.tsx";
import { ListSkeleton } from "../../shared/ui/Skeleton.tsx";
import { useLazy } from "../../shared/ui/use-lazy.ts";
import { BeginWording, InboxWording } from "../../shared/ui/wording.ts";
import { beginWordsFor, inboxWordsFor } from "../../shared/words/choose.ts";

/** Words of the list and of a first text: in a panel they are never far. */
export function LoadBegin({ children }: { children: ComponentChildren }) {
	const locale = useLocale();
	const { loaded, failed, retry } = useLazy(async () => {
		const [begin, inbox] = await Promise.all([beginWordsFor(locale), inboxWordsFor(locale)]);
		return { begin, inbox };
	});
	if (failed) return <Trouble kind="offline" retry={retry} />;
	if (!loaded) return <ListSkeleton />;
	return (
		<InboxWording.Provider value={loaded.inbox}>
			<BeginWording.Provider value={loaded.begin}>{children}</BeginWording.Provider>
		</InboxWording.Provider>
	);
}
