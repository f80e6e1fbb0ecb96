import type { Api } from "../api/client.ts";
import { Clinic } from "../schemas/clinic.ts";
import { AuditPage, type PatchSettings, SettingsAnswer } from "../schemas/settings.ts";
import { type PublishWording, WordingVersion } from "../schemas/wording.ts";

export type SettingsRequests = ReturnType<typeof settingsRequests>;

export function settingsRequests({ ask }: Pick<Api, "ask">, clinicId: string) {
	const clinic = `/api/clinics/${clinicId}`;
	return {
		read: () => ask(SettingsAnswer, `${clinic}/settings`),
		change: (body: PatchSettings) => ask(SettingsAnswer, `${clinic}/settings`, { method: "PATCH", body }),
		publish: (body: PublishWording) => ask(WordingVersion, `${clinic}/wordings`, { method: "POST", body }),
		audit: (cursor: string | undefined) => ask(AuditPage, `${clinic}/audit`, { query: { cursor, limit: 30 } }),
		setNewTicketAfter: (newTicketAfterDays: number | null) => ask(Clinic, clinic, { method: "PATCH", body: { newTicketAfterDays } }),
	};
}
