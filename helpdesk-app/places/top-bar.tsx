import { useEffect, useState } from "preact/hooks";
import { useApp } from "../../shared/ui/context.ts";
import { TopBarPopover } from "../../shared/ui/TopBarPopover.tsx";
import { WithClinics } from "../../shared/ui/WithClinics.tsx";
import { InboxWords } from "./InboxWords.tsx";
import { useWaitingOnIcon } from "./waiting.ts";

export function Screen() {
	const { host } = useApp();
	const [shown, setShown] = useState(true);
	useWaitingOnIcon();
	useEffect(() => {
		const stop = new AbortController();
		host.onShown(setShown, stop.signal);
		return () => stop.abort();
	}, [host]);
	// Closed, it holds no patient's words: this place stays signed in longer than the others.
	return (
		<InboxWords>
			<WithClinics>{shown && <TopBarPopover />}</WithClinics>
		</InboxWords>
	);
}
