import { stopRepliesOf } from "../../shared/rules/settings-in-use.ts";
import type { ChangeSettings, NumberSettings, PatchSettings, SettingsAnswer } from "../../shared/schemas/settings.ts";
import type { PublishWording, WordingVersion } from "../../shared/schemas/wording.ts";
import type { AboutClinic } from "../domain/clinic/about.ts";
import { builtInWording } from "../domain/clinic/built-in-texts.ts";
import { type By, changed } from "../domain/clinic/change-settings.ts";
import { differences } from "../domain/clinic/differences.ts";
import { type SavedSettings, settingsOf } from "../domain/clinic/saved.ts";
import { putRegistration, savedSettings, saveSettings, sha256, untoldRegistrations } from "../store/clinic/settings.ts";
import { insertWording, wordingAsked, wordings } from "../store/clinic/wordings.ts";
import type { ClinicLog } from "./clinic-log.ts";
import type { Refusal } from "./refusal.ts";

const BUILT_IN = "built-in";

export function settingsAnswer(log: ClinicLog, about: AboutClinic, now: number): SettingsAnswer {
	const { version, saved } = savedSettings(log.storage.sql);
	return { ...compared(log, saved, about, now), version };
}

/** Saves what changes. To ask for what is so already changes nothing, also for one who saw an older version. */
export function changeSettings(log: ClinicLog, about: AboutClinic, patch: PatchSettings, by: By): SettingsAnswer | Refusal {
	const { version: seen, ...change } = patch;
	const { version, saved } = savedSettings(log.storage.sql);
	const next = changed(saved, change, by);
	if ("refused" in next) return seen === version ? next : { refused: "settings_changed" };
	const before = compared(log, saved, about, by.now);
	const after = { settings: compared(log, next, about, by.now).settings, numbers: numbersAfter(before.numbers, change) };
	const changes = differences(before, after, (text) => `sha256:${sha256(text)}`);
	if (changes.length === 0) return { ...before, version };
	if (seen !== version) return { refused: "settings_changed" };
	const facts = { version: version + 1, changes };
	log.commit(by.staffId, { type: "settings_changed", facts }, by.now, (sql) => {
		saveSettings(sql, version + 1, next);
		for (const { number, registration } of after.numbers) {
			const was = before.numbers.find((own) => own.number === number);
			if (was && was.registration !== registration) putRegistration(sql, { number, clinicId: about.id, registration });
		}
	});
	return { ...after, version: version + 1 };
}

/** New words are a new version; what an earlier patient signed stays as it was. */
export function publishWording(
	log: ClinicLog,
	about: AboutClinic,
	asked: PublishWording,
	by: By,
): { wording: WordingVersion; created: boolean } | Refusal {
	const { sql } = log.storage;
	const newest = versions(log, about, by.now).at(-1);
	const isSame = (wording: WordingVersion) => wording.text.en === asked.text.en && wording.text.es === asked.text.es;
	const before = wordingAsked(sql, asked.id);
	if (before) return isSame(before) ? { wording: before, created: false } : { refused: "id_reused" };
	if (newest && isSame(newest)) return { wording: newest, created: false };
	const after = { en: sha256(asked.text.en), es: sha256(asked.text.es) };
	const facts = { version: (newest?.version ?? 0) + 1, before: newest?.hash ?? null, after };
	const wording = log.commit(by.staffId, { type: "wording_published", facts }, by.now, () =>
		insertWording(sql, asked.id, asked.text, by.now, by.staffId),
	);
	return { wording, created: true };
}

/** The built-in words become version 1 when they are first looked at: a later release must not change what was signed. */
function versions(log: ClinicLog, about: AboutClinic, now: number): WordingVersion[] {
	const kept = wordings(log.storage.sql);
	if (kept.length > 0) return kept;
	const text = builtInWording(about);
	const facts = { version: 1, before: null, after: { en: sha256(text.en), es: sha256(text.es) } };
	return [log.commit(null, { type: "wording_published", facts }, now, (sql) => insertWording(sql, BUILT_IN, text, now, BUILT_IN))];
}

function compared(log: ClinicLog, saved: SavedSettings, about: AboutClinic, now: number): Omit<SettingsAnswer, "version"> {
	const settings = settingsOf(saved, versions(log, about, now), about);
	const untold = new Map(untoldRegistrations(log.storage.sql).map(({ number, registration }) => [number, registration]));
	const numbers = about.numbers.map(({ number, registration }) => ({
		number,
		registration: untold.get(number) ?? registration,
		stopReplies: stopRepliesOf(settings, number),
	}));
	return { settings, numbers };
}

function numbersAfter(before: NumberSettings[], { numbers }: ChangeSettings): NumberSettings[] {
	return before.map((own) => {
		const { registration = own.registration, stopReplies = own.stopReplies } = numbers?.[own.number] ?? {};
		return { number: own.number, registration, stopReplies };
	});
}
