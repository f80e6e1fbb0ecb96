import { expect, test } from "vitest";
import { PHI_ITEMS } from "../../../shared/schemas/phi-items.ts";
import { ClinicSettings } from "../../../shared/schemas/settings.ts";
import { changed } from "./change-settings.ts";
import { differences } from "./differences.ts";
import { type SavedSettings, settingsOf } from "./saved.ts";

const about = { id: "c", name: "Riverside", country: "US", numbers: [] };
const by = { staffId: "7", now: Date.parse("2026-11-02T17:00:00Z") };
const later = { staffId: "8", now: by.now + 1000 };
const shown = (saved: SavedSettings) => settingsOf(saved, [], about);
const allDone = Object.fromEntries(PHI_ITEMS.map((item) => [item, true]));

function after(saved: SavedSettings, change: Parameters<typeof changed>[1], who = by): SavedSettings {
	const next = changed(saved, change, who);
	if ("refused" in next) throw new Error(next.refused);
	return next;
}

test("a clinic that never saved anything sends no text by itself, and no health details", () => {
	const settings = ClinicSettings.parse(shown({}));
	expect(settings).toMatchObject({ hours: null, afterHours: { on: false }, firstContact: { on: false }, closedCase: { policy: "reopen" } });
	expect(settings).toMatchObject({
		quietHours: { from: "08:00", to: "20:00" },
		emergencyWords: null,
		numbers: {},
		revocation: "everything",
	});
	expect(settings.consent.windowHours).toBe(72);
	expect(settings.phi.on).toBe(false);
	expect(Object.keys(settings.phi.checklist).sort()).toEqual([...PHI_ITEMS].sort());
});

test.for(PHI_ITEMS)("health details stay off while %s is not done, and go off with it", (missing) => {
	const almost = after({}, { phi: { checklist: { ...allDone, [missing]: false } } });
	expect(changed(almost, { phi: { on: true } }, by)).toEqual({ refused: "checklist_incomplete" });
	const on = after(almost, { phi: { checklist: { [missing]: true }, on: true } });
	expect(shown(on).phi.on).toBe(true);
	expect(shown(after(on, { phi: { checklist: { [missing]: false } } })).phi.on).toBe(false);
	expect(changed(on, { phi: { checklist: { [missing]: false }, on: true } }, by)).toEqual({ refused: "checklist_incomplete" });
});

test("a checklist that is complete again does not switch health details on by itself", () => {
	const on = after({}, { phi: { checklist: allDone, on: true } });
	const off = after(on, { phi: { checklist: { risk_analysis: false } } });
	expect(shown(after(off, { phi: { checklist: { risk_analysis: true } } })).phi.on).toBe(false);
});

test("a tick says who made it and when; to tick it again does not make it theirs", () => {
	const ticked = after({}, { phi: { checklist: { baa_twilio: true } } });
	const again = after(ticked, { phi: { checklist: { baa_twilio: true } } }, later);
	expect(shown(again).phi.checklist.baa_twilio).toEqual({ done: true, by: "7", at: "2026-11-02T17:00:00.000Z" });
	const undone = after(again, { phi: { checklist: { baa_twilio: false } } }, later);
	expect(shown(undone).phi.checklist.baa_twilio).toMatchObject({ done: false, by: "8" });
});

test("what is not in a change stays as it is", () => {
	const first = after({}, { quietHours: { from: "09:00", to: "18:00" }, numbers: { "+16175550100": { stopReplies: "ours" } } });
	const second = after(first, { consent: { windowHours: 24 }, numbers: { "+16175550101": { stopReplies: "carrier_advanced" } } });
	expect(shown(second)).toMatchObject({
		quietHours: { from: "09:00", to: "18:00" },
		consent: { windowHours: 24 },
		numbers: { "+16175550100": { stopReplies: "ours" }, "+16175550101": { stopReplies: "carrier_advanced" } },
	});
});

test("the log of a change has switches by value, and of words only that they changed", () => {
	const words = { en: "secret words", es: "palabras secretas" };
	const numbers = [{ number: "+16175550100", registration: "pending" as const, stopReplies: "carrier_default" as const }];
	const before = { settings: shown({}), numbers };
	const next = after({}, { afterHours: { on: true, text: words }, emergencyWords: { en: ["secret ache"], es: ["dolor secreto"] } });
	const isNow = { settings: shown(next), numbers: numbers.map((own) => ({ ...own, registration: "confirmed" as const })) };
	const found = differences(before, isNow, (text) => `sha256:${text.length}`);
	expect(found.map(({ at }) => at)).toEqual([
		"afterHours.on",
		"afterHours.text.en",
		"afterHours.text.es",
		"emergencyWords.en",
		"emergencyWords.es",
		"numbers.+16175550100.registration",
	]);
	expect(found).toContainEqual({ at: "afterHours.on", before: false, after: true });
	expect(found).toContainEqual({ at: "numbers.+16175550100.registration", before: "pending", after: "confirmed" });
	expect(found.find(({ at }) => at === "afterHours.text.en")?.after).toBe(`sha256:${words.en.length}`);
	expect(JSON.stringify(found)).not.toContain("secret");
});

test("hours are kept in the log, a day each; what stayed is not", () => {
	const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
	const one = after({}, { hours: { weekly: none, holidays: [] } });
	const two = after(one, { hours: { weekly: { ...none, mon: [{ from: "08:00", to: "12:00" }] }, holidays: [] } });
	const found = differences({ settings: shown(one), numbers: [] }, { settings: shown(two), numbers: [] }, () => "");
	expect(found).toEqual([{ at: "hours.weekly.mon", before: "[]", after: '[{"from":"08:00","to":"12:00"}]' }]);
});
