import type { Hours, Span } from "../schemas/hours.ts";
import { PHI_ITEMS } from "../schemas/phi-items.ts";
import type { ChangeSettings, ClinicSettings, RevocationChoice } from "../schemas/settings.ts";
import type { SettingsSeen } from "./settings-answer.ts";
import {
	type EmergencyDraft,
	type HoursDraft,
	linesOf,
	NINE_TO_FIVE,
	type NumbersDraft,
	type PhiDraft,
	type SecureDraft,
} from "./settings-drafts.ts";
import { countErrors, emergencyErrors, type FieldErrors, hoursErrors, noticeErrors, spanErrors, textErrors } from "./settings-errors.ts";

/** What a form holds while somebody works on it, what is wrong with that, and what of it is sent. */
export type SettingsForm<Draft> = {
	read(answer: SettingsSeen): Draft;
	check(draft: Draft): FieldErrors;
	change(draft: Draft, saved: Draft): ChangeSettings;
};

const LONGEST_WINDOW_HOURS = 720;
const nothing = () => ({});

const workdays = (): Span[] => [{ ...NINE_TO_FIVE }];
const usualWeek = (): Hours["weekly"] => ({
	...{ mon: workdays(), tue: workdays(), wed: workdays(), thu: workdays(), fri: workdays() },
	...{ sat: [], sun: [] },
});

export const hoursForm: SettingsForm<HoursDraft> = {
	read: ({ settings: { hours } }) => (hours ? { known: true, ...hours } : { known: false, weekly: usualWeek(), holidays: [] }),
	check: hoursErrors,
	change: ({ known, weekly, holidays }) => ({ hours: known ? { weekly, holidays } : null }),
};

export const quietForm: SettingsForm<Span> = {
	read: ({ settings }) => settings.quietHours,
	check: (draft) => spanErrors("quietHours", draft),
	change: (quietHours) => ({ quietHours }),
};

export const afterHoursForm: SettingsForm<ClinicSettings["afterHours"]> = {
	read: ({ settings }) => settings.afterHours,
	check: ({ text }) => textErrors("afterHours.text", text),
	change: (afterHours) => ({ afterHours }),
};

export const closedCaseForm: SettingsForm<ClinicSettings["closedCase"]> = {
	read: ({ settings }) => settings.closedCase,
	check: ({ text }) => textErrors("closedCase.text", text),
	change: (closedCase) => ({ closedCase }),
};

export const helpForm: SettingsForm<ClinicSettings["help"]> = {
	read: ({ settings }) => settings.help,
	check: ({ text }) => textErrors("help.text", text),
	change: (help) => ({ help }),
};

export const firstContactForm: SettingsForm<ClinicSettings["firstContact"]> = {
	read: ({ settings }) => settings.firstContact,
	check: ({ text }) => textErrors("firstContact.text", text),
	change: (firstContact) => ({ firstContact }),
};

export const optOutForm: SettingsForm<ClinicSettings["optOutConfirmation"]> = {
	read: ({ settings }) => settings.optOutConfirmation,
	check: ({ text }) => textErrors("optOutConfirmation.text", text),
	change: (optOutConfirmation) => ({ optOutConfirmation }),
};

export const emergencyForm: SettingsForm<EmergencyDraft> = {
	read: ({ settings: { emergencyWords: words } }) => ({
		own: words !== null,
		en: words?.en.join("\n") ?? "",
		es: words?.es.join("\n") ?? "",
	}),
	check: emergencyErrors,
	change: ({ own, en, es }) => ({ emergencyWords: own ? { en: linesOf(en), es: linesOf(es) } : null }),
};

export const windowForm: SettingsForm<{ hours: string }> = {
	read: ({ settings }) => ({ hours: String(settings.consent.windowHours) }),
	check: ({ hours }) => countErrors("consent.windowHours", hours, LONGEST_WINDOW_HOURS, "windowHours"),
	change: ({ hours }) => ({ consent: { windowHours: Number(hours) } }),
};

export const numbersForm: SettingsForm<NumbersDraft> = {
	read: ({ numbers }) =>
		Object.fromEntries(numbers.map(({ number, stopReplies, registration }) => [number, { stopReplies, registration }])),
	check: nothing,
	change: (draft, saved) => ({
		numbers: Object.fromEntries(Object.entries(draft).filter(([number, one]) => JSON.stringify(one) !== JSON.stringify(saved[number]))),
	}),
};

export const phiForm: SettingsForm<PhiDraft> = {
	read: ({ settings: { phi } }) => ({ on: phi.on, done: PHI_ITEMS.filter((item) => phi.checklist[item].done) }),
	check: nothing,
	change: ({ on, done }, saved) => {
		const changed = PHI_ITEMS.filter((item) => done.includes(item) !== saved.done.includes(item));
		const checklist = Object.fromEntries(changed.map((item) => [item, done.includes(item)]));
		return { phi: { checklist, ...(on === saved.on ? {} : { on }) } };
	},
};

export const secureForm: SettingsForm<SecureDraft> = {
	read: ({ settings: { secure } }) => ({ ...secure, linkHours: String(secure.linkHours), nudgeHours: String(secure.nudgeHours) }),
	check: ({ notice, linkHours, nudgeHours }) => ({
		...noticeErrors("secure.notice", notice),
		...countErrors("secure.linkHours", linkHours, LONGEST_WINDOW_HOURS, "windowHours"),
		...countErrors("secure.nudgeHours", nudgeHours, LONGEST_WINDOW_HOURS, "windowHours"),
	}),
	change: (draft) => ({ secure: { ...draft, linkHours: Number(draft.linkHours), nudgeHours: Number(draft.nudgeHours) } }),
};

export const revocationForm: SettingsForm<{ choice: RevocationChoice }> = {
	read: ({ settings }) => ({ choice: settings.revocation }),
	check: nothing,
	change: ({ choice }) => ({ revocation: choice }),
};
