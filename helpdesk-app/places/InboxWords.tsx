import type { ComponentChildren } from "preact";
import { useLocale } from "../../shared/ui/context.ts";
import { Trouble } from "../../shared/ui/Empty.tsx";
import { ListSkeleton } from "../../shared/ui/Skeleton.tsx";
import { useLazy } from "../../shared/ui/use-lazy.ts";
import { InboxWording } from "../../shared/ui/wording.ts";
import { inboxWordsFor } from "../../shared/words/choose.ts";

export function InboxWords({ children }: { children: ComponentChildren }) {
	const locale = useLocale();
	const { loaded, failed, retry } = useLazy(() => inboxWordsFor(locale));
	if (failed) return <Trouble kind="offline" retry={retry} />;
	return loaded ? <InboxWording.Provider value={loaded}>{children}</InboxWording.Provider> : <ListSkeleton />;
}
