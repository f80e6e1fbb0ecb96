import type { Wall } from "../../words/time.ts";
import { Dialog } from "../care/Dialog.tsx";
import { NotLoaded } from "../care/NotLoaded.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { useWords } from "../context.ts";
import { useLazy } from "../use-lazy.ts";

/** Every file of the thread; the list is loaded when somebody asks for it. */
export function FilesDialog({ wall, readOnly }: { wall: Wall; readOnly: boolean }) {
	const { loading } = useWords();
	const { words } = useCareHere();
	const { loaded, failed, retry } = useLazy(() => import("./FilesPanel.tsx"));
	return (
		<Dialog title={words.files.panel.title}>
			{() => {
				if (failed) return <NotLoaded retry={retry} />;
				if (!loaded) return <div class="pc-shape pc-shape--box" role="status" aria-label={loading} />;
				return <loaded.FilesPanel wall={wall} readOnly={readOnly} />;
			}}
		</Dialog>
	);
}
