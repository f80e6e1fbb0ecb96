import { PHI_ITEMS } from "../../../shared/schemas/phi-items.ts";
import type { ChangeSettings, ClinicSettings, PhiItem, StopReplies, Tick } from "../../../shared/schemas/settings.ts";
import type { WordingVersion } from "../../../shared/schemas/wording.ts";
import type { AboutClinic } from "./about.ts";
import { builtInTexts, SECURE_NOTICE } from "./built-in-texts.ts";

/** What the clinic's admins saved, and nothing that they did not: the rest follows the product. */
export type SavedSettings = Omit<ChangeSettings, "consent" | "numbers" | "phi"> & {
	windowHours?: number;
	stopReplies?: Record<string, StopReplies>;
	phi?: { on: boolean; ticks: Partial<Record<PhiItem, Tick>> };
};

const NOT_DONE: Tick = { done: false, by: null, at: null };

/** A clinic that never saved anything sends no text by itself. */
export function settingsOf(saved: SavedSettings, versions: WordingVersion[], about: AboutClinic): ClinicSettings {
	const texts = builtInTexts(about);
	const { windowHours, stopReplies, phi, ...whole } = saved;
	return {
		hours: null,
		quietHours: { from: "08:00", to: "20:00" },
		afterHours: { on: false, text: texts.afterHours },
		closedCase: { policy: "reopen", text: texts.closedCase },
		help: { text: texts.help },
		firstContact: { on: false, text: texts.firstContact },
		optOutConfirmation: { text: texts.optOutConfirmation },
		emergencyWords: null,
		revocation: "everything",
		secure: { notice: SECURE_NOTICE, proof: "either", linkHours: 72, nudgeHours: 24, colour: "#1f5f8b" },
		...whole,
		consent: { windowHours: windowHours ?? 72, versions },
		numbers: Object.fromEntries(Object.entries(stopReplies ?? {}).map(([number, replies]) => [number, { stopReplies: replies }])),
		phi: { on: phi?.on ?? false, checklist: checklistOf(phi?.ticks ?? {}) },
	};
}

function checklistOf(ticks: Partial<Record<PhiItem, Tick>>): Record<PhiItem, Tick> {
	const item = (name: PhiItem): Tick => ticks[name] ?? NOT_DONE;
	return {
		baa_twilio: item("baa_twilio"),
		baa_cloudflare: item("baa_cloudflare"),
		baa_zendesk: item("baa_zendesk"),
		twilio_hipaa_project: item("twilio_hipaa_project"),
		risk_analysis: item("risk_analysis"),
		staff_trained: item("staff_trained"),
		access_reviewed: item("access_reviewed"),
		warning_approved: item("warning_approved"),
		breach_plan: item("breach_plan"),
	};
}

export function isComplete(ticks: Partial<Record<PhiItem, Tick>>): boolean {
	return PHI_ITEMS.every((item) => ticks[item]?.done);
}
