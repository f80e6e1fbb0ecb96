import type { Api } from "../api/client.ts";
import { type ChangeClinic, Clinic } from "../schemas/clinic.ts";
import type { AuditOf, PatchSettings } from "../schemas/settings.ts";
import type { PublishWording } from "../schemas/wording.ts";
import { AuditSeenPage, SettingsSeen, WordingSeen } from "./settings-answer.ts";

export type SettingsRequests = ReturnType<typeof settingsRequests>;

export function settingsRequests({ ask }: Pick<Api, "ask">, clinicId: string) {
	const clinic = `/api/clinics/${clinicId}`;
	return {
		read: () => ask(SettingsSeen, `${clinic}/settings`),
		change: (body: PatchSettings) => ask(SettingsSeen, `${clinic}/settings`, { method: "PATCH", body }),
		publish: (body: PublishWording) => ask(WordingSeen, `${clinic}/wordings`, { method: "POST", body }),
		audit: (of: AuditOf, cursor: string | undefined) => ask(AuditSeenPage, `${clinic}/audit`, { query: { of, cursor, limit: 30 } }),
		changeClinic: (body: ChangeClinic) => ask(Clinic, clinic, { method: "PATCH", body }),
	};
}
