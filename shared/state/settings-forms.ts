import type { Registration } from "../schemas/clinic.ts";
import type { Hours, Span } from "../schemas/hours.ts";
import {
	type ChangeSettings,
	type ClinicSettings,
	PHI_ITEMS,
	type PhiItem,
	type RevocationChoice,
	type SettingsAnswer,
	type StopReplies,
} from "../schemas/settings.ts";

/** What a form holds while somebody works on it, and what of it is sent. */
export type SettingsForm<Draft> = { read(answer: SettingsAnswer): Draft; change(draft: Draft, saved: Draft): ChangeSettings };

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Day = (typeof DAYS)[number];
export const NINE_TO_FIVE: Span = { from: "09:00", to: "17:00" };

export type HoursDraft = { known: boolean; weekly: Hours["weekly"]; holidays: string[] };
export type EmergencyDraft = { own: boolean; en: string; es: string };
export type NumbersDraft = Record<string, { stopReplies: StopReplies; registration: Registration }>;
export type PhiDraft = { on: boolean; done: PhiItem[] };

const workdays = (): Span[] => [{ ...NINE_TO_FIVE }];
const usualWeek = (): Hours["weekly"] => ({
	...{ mon: workdays(), tue: workdays(), wed: workdays(), thu: workdays(), fri: workdays() },
	...{ sat: [], sun: [] },
});

export const hoursForm: SettingsForm<HoursDraft> = {
	read: ({ settings: { hours } }) => (hours ? { known: true, ...hours } : { known: false, weekly: usualWeek(), holidays: [] }),
	change: ({ known, weekly, holidays }) => ({ hours: known ? { weekly, holidays } : null }),
};

export const quietForm: SettingsForm<Span> = {
	read: ({ settings }) => settings.quietHours,
	change: (quietHours) => ({ quietHours }),
};

export const afterHoursForm: SettingsForm<ClinicSettings["afterHours"]> = {
	read: ({ settings }) => settings.afterHours,
	change: (afterHours) => ({ afterHours }),
};

export const closedCaseForm: SettingsForm<ClinicSettings["closedCase"]> = {
	read: ({ settings }) => settings.closedCase,
	change: (closedCase) => ({ closedCase }),
};

export const helpForm: SettingsForm<ClinicSettings["help"]> = {
	read: ({ settings }) => settings.help,
	change: (help) => ({ help }),
};

export const firstContactForm: SettingsForm<ClinicSettings["firstContact"]> = {
	read: ({ settings }) => settings.firstContact,
	change: (firstContact) => ({ firstContact }),
};

export const optOutForm: SettingsForm<ClinicSettings["optOutConfirmation"]> = {
	read: ({ settings }) => settings.optOutConfirmation,
	change: (optOutConfirmation) => ({ optOutConfirmation }),
};

export const emergencyForm: SettingsForm<EmergencyDraft> = {
	read: ({ settings: { emergencyWords: words } }) => ({
		own: words !== null,
		en: words?.en.join("\n") ?? "",
		es: words?.es.join("\n") ?? "",
	}),
	change: ({ own, en, es }) => ({ emergencyWords: own ? { en: linesOf(en), es: linesOf(es) } : null }),
};

export const windowForm: SettingsForm<{ hours: string }> = {
	read: ({ settings }) => ({ hours: String(settings.consent.windowHours) }),
	change: ({ hours }) => ({ consent: { windowHours: Number(hours) } }),
};

export const numbersForm: SettingsForm<NumbersDraft> = {
	read: ({ numbers }) =>
		Object.fromEntries(numbers.map(({ number, stopReplies, registration }) => [number, { stopReplies, registration }])),
	change: (draft, saved) => ({
		numbers: Object.fromEntries(Object.entries(draft).filter(([number, one]) => JSON.stringify(one) !== JSON.stringify(saved[number]))),
	}),
};

export const phiForm: SettingsForm<PhiDraft> = {
	read: ({ settings: { phi } }) => ({ on: phi.on, done: PHI_ITEMS.filter((item) => phi.checklist[item].done) }),
	change: ({ on, done }, saved) => {
		const changed = PHI_ITEMS.filter((item) => done.includes(item) !== saved.done.includes(item));
		const checklist = Object.fromEntries(changed.map((item) => [item, done.includes(item)]));
		return { phi: { checklist, ...(on === saved.on ? {} : { on }) } };
	},
};

export const revocationForm: SettingsForm<{ choice: RevocationChoice }> = {
	read: ({ settings }) => ({ choice: settings.revocation }),
	change: ({ choice }) => ({ revocation: choice }),
};

/** What is still to be done before health details may go by text. */
export function missing({ done }: PhiDraft): PhiItem[] {
	return PHI_ITEMS.filter((item) => !done.includes(item));
}

/** One word or phrase a line, each once. */
function linesOf(text: string): string[] {
	const lines = text.split("\n").map((line) => line.trim());
	return [...new Set(lines.filter((line) => line !== ""))];
}
