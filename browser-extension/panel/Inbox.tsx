import { useState } from "preact/hooks";
import { useApp } from "../../shared/ui/context.ts";
import { InboxPage } from "../../shared/ui/InboxPage.tsx";

export function Inbox({ threadId }: { threadId: string | null }) {
	const app = useApp();
	const clinics = app.clinics.items.value;
	const [clinicId, setClinicId] = useState(clinics[0]?.id);
	const clinic = clinics.find(({ id }) => id === clinicId) ?? clinics[0];
	if (!clinic) return null;
	return <InboxPage key={clinic.id} clinic={clinic} askedId={threadId} pickClinic={setClinicId} openSetup={null} />;
}
