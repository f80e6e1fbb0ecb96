import type { Api } from "../api/client.ts";
import { Clinic } from "../schemas/clinic.ts";
import type { PatchSettings } from "../schemas/settings.ts";
import type { PublishWording } from "../schemas/wording.ts";
import { AuditSeenPage, SettingsSeen, WordingSeen } from "./settings-answer.ts";

export type SettingsRequests = ReturnType<typeof settingsRequests>;

export function settingsRequests({ ask }: Pick<Api, "ask">, clinicId: string) {
	const clinic = `/api/clinics/${clinicId}`;
	return {
		read: () => ask(SettingsSeen, `${clinic}/settings`),
		change: (body: PatchSettings) => ask(SettingsSeen, `${clinic}/settings`, { method: "PATCH", body }),
		publish: (body: PublishWording) => ask(WordingSeen, `${clinic}/wordings`, { method: "POST", body }),
		audit: (cursor: string | undefined) => ask(AuditSeenPage, `${clinic}/audit`, { query: { cursor, limit: 30 } }),
		setNewTicketAfter: (newTicketAfterDays: number | null) => ask(Clinic, clinic, { method: "PATCH", body: { newTicketAfterDays } }),
	};
}
