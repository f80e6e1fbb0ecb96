import type { Notice } from "../../state/files.ts";
import { useCareHere } from "../care/use-care-here.ts";
import { type Loaded, useLoaded } from "../care/use-loaded.ts";
import { useApp, useWords } from "../context.ts";

export function useNotice(patientId: string | null): Loaded<Notice> {
	const { model } = useCareHere();
	return useLoaded(() => model.files.notice(patientId), [patientId]);
}

/** The text as the phone will show it, but for the link itself, which is the patient's alone. */
export function NoticePreview({ notice: { loaded, failed } }: { notice: Loaded<Notice> }) {
	const app = useApp();
	const { loading } = useWords();
	const { words, model } = useCareHere();
	if (failed) return <p>{words.files.noticeFailed}</p>;
	if (!loaded) return <div class="pc-shape" role="status" aria-label={loading} />;
	const name = app.clinics.byId(model.thread.clinicId)?.name ?? "";
	return (
		<blockquote class="pc-bubble pc-bubble--out pc-care__preview" lang={loaded.language} dir="auto">
			{loaded.text.replaceAll("{clinic}", () => name).replace("{link}", () => words.files.linkHere)}
		</blockquote>
	);
}
