import { useEffect, useState } from "preact/hooks";
import { useApp } from "../../shared/ui/context.ts";
import { InboxPage } from "../../shared/ui/InboxPage.tsx";
import { useLazyVisits } from "../../shared/ui/pm/use-lazy-visits.tsx";
import { WithClinics } from "../../shared/ui/WithClinics.tsx";
import { InboxWords } from "./InboxWords.tsx";
import { LazySettings } from "./LazySettings.tsx";
import { LazySetup } from "./LazySetup.tsx";

export function Screen() {
	const { staff } = useApp();
	return (
		<WithClinics none={staff.admin ? <LazySetup back={null} /> : undefined}>
			<InboxWords>
				<Inbox />
			</InboxWords>
		</WithClinics>
	);
}

type Asked = { clinicId: string; threadId: string };

function Inbox() {
	const app = useApp();
	const clinics = app.clinics.items.value;
	const [clinicId, setClinicId] = useState(clinics[0]?.id);
	const [asked, setAsked] = useState<Asked | null>(null);
	const [room, setRoom] = useState<"texts" | "setup" | "settings">("texts");
	const visits = useLazyVisits();
	const backToTexts = () => setRoom("texts");
	useEffect(() => {
		const stop = new AbortController();
		app.host.onThreadAsked(async (id) => {
			const thread = await app.api.thread(id, stop.signal).catch(() => null);
			if (!thread) return;
			setRoom("texts");
			setClinicId(thread.clinicId);
			setAsked({ clinicId: thread.clinicId, threadId: thread.id });
		}, stop.signal);
		return () => stop.abort();
	}, [app]);
	const clinic = clinics.find((one) => one.id === clinicId) ?? clinics[0];
	if (room === "setup" || !clinic) return <LazySetup back={backToTexts} />;
	if (room === "settings" && clinic.role === "admin") return <LazySettings clinic={clinic} back={backToTexts} />;
	return (
		<InboxPage
			key={clinic.id}
			clinic={clinic}
			askedId={asked?.clinicId === clinic.id ? asked.threadId : null}
			pickClinic={setClinicId}
			openSetup={app.staff.admin ? () => setRoom("setup") : null}
			visits={visits}
			openSettings={clinic.role === "admin" ? () => setRoom("settings") : null}
		/>
	);
}
