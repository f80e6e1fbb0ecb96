import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { wordingInUse } from "../../shared/rules/settings-in-use.ts";
import { PHI_ITEMS } from "../../shared/schemas/phi-items.ts";
import { ClinicSettings, type SettingsAnswer } from "../../shared/schemas/settings.ts";
import { putRegistration, sha256 } from "../store/clinic/settings.ts";
import { aMember, testEnv } from "../testing/clinic.ts";
import { aClinicRoom } from "../testing/clinic-room.ts";
import { clinicById, forgetClinics } from "./clinic-facts.ts";

const quiet = (from: string) => ({ quietHours: { from, to: "19:00" } });
const words = { en: "May we text you? Reply AGREE or NO.", es: "¿Podemos escribirle? Responda ACEPTO o NO." };
const must = (answer: SettingsAnswer | { refused: string }): SettingsAnswer => {
	if ("refused" in answer) throw new Error(answer.refused);
	return answer;
};

test("a clinic that never saved anything has settings all the same, and its object keeps the words that can be signed", async () => {
	const { stub, about, member, number } = await aClinicRoom();
	const answer = must(await stub.settingsFor(member, about));
	expect(answer).toMatchObject({ version: 0, numbers: [{ number, registration: "confirmed", stopReplies: "carrier_default" }] });
	const { version, text, hash, by } = wordingInUse(ClinicSettings.parse(answer.settings));
	expect({ version, by }).toEqual({ version: 1, by: "built-in" });
	expect(hash).toEqual({ en: sha256(text.en), es: sha256(text.es) });
	const renamed = await stub.settings({ ...about, name: "Hilltop" });
	expect(wordingInUse(renamed).text).toEqual(text);
	expect(renamed.help.text.en).toContain("Hilltop");
});

test("what an admin saved survives eviction, with the log of it", async () => {
	const { stub, about, admin, log } = await aClinicRoom();
	await stub.change(admin, about, { version: 0, ...quiet("09:00") });
	await evictDurableObject(stub);
	expect(must(await stub.settingsFor(admin, about))).toMatchObject({ version: 1, settings: quiet("09:00") });
	await stub.change(admin, about, { version: 1, ...quiet("10:00") });
	expect((await log()).slice(1)).toEqual([
		{
			type: "settings_changed",
			actor: "staff:71",
			facts: {
				version: 1,
				changes: [
					{ at: "quietHours.from", before: "08:00", after: "09:00" },
					{ at: "quietHours.to", before: "20:00", after: "19:00" },
				],
			},
		},
		{
			type: "settings_changed",
			actor: "staff:71",
			facts: { version: 2, changes: [{ at: "quietHours.from", before: "09:00", after: "10:00" }] },
		},
	]);
});

test("of two admins who save at once one is told to look again, and nothing of theirs is kept", async () => {
	const { stub, about, admin, id, log } = await aClinicRoom();
	const other = aMember({ id }, "admin", "74");
	const answers = await Promise.all([
		stub.change(admin, about, { version: 0, ...quiet("09:00") }),
		stub.change(other, about, { version: 0, ...quiet("10:00"), revocation: "as_law" }),
	]);
	expect(answers).toEqual([expect.objectContaining({ version: 1 }), { refused: "settings_changed" }]);
	expect(must(await stub.settingsFor(admin, about)).settings).toMatchObject({ ...quiet("09:00"), revocation: "everything" });
	expect((await log()).filter(({ type }) => type === "settings_changed")).toHaveLength(1);
});

test("the same change again, after its answer was lost, changes nothing and is no error", async () => {
	const { stub, about, admin, log } = await aClinicRoom();
	const first = await stub.change(admin, about, { version: 0, ...quiet("09:00") });
	const rows = (await log()).length;
	expect(await stub.change(admin, about, { version: 0, ...quiet("09:00") })).toEqual(first);
	expect(await log()).toHaveLength(rows);
});

test("a registration that is changed here is the directory's at once, and in the log with before and after", async () => {
	const { stub, about, admin, number, registration, log, id } = await aClinicRoom({ registration: "pending" });
	const answer = await stub.change(admin, about, { version: 0, numbers: { [number]: { registration: "confirmed", stopReplies: "ours" } } });
	expect(must(answer).numbers).toEqual([{ number, registration: "confirmed", stopReplies: "ours" }]);
	expect(await registration()).toBe("confirmed");
	expect((await log()).at(-1)?.facts).toEqual({
		version: 1,
		changes: [
			{ at: `numbers.${number}.registration`, before: "pending", after: "confirmed" },
			{ at: `numbers.${number}.stopReplies`, before: "carrier_default", after: "ours" },
		],
	});
	forgetClinics();
	expect(await clinicById(testEnv, id)).toMatchObject({
		numbers: [{ number, registration: "confirmed" }],
		settings: { numbers: { [number]: { stopReplies: "ours" } } },
	});
});

test("a registration that was kept but not told reaches the directory with the alarm, and shows until then", async () => {
	const { stub, about, admin, number, registration, id } = await aClinicRoom({ registration: "pending" });
	await runInDurableObject(stub, async (_clinic, state) => {
		putRegistration(state.storage.sql, { number, clinicId: id, registration: "confirmed" });
		await state.storage.setAlarm(Date.now() + 600_000);
	});
	await evictDurableObject(stub);
	expect(await registration()).toBe("pending");
	expect(must(await stub.settingsFor(admin, about)).numbers).toMatchObject([{ registration: "confirmed" }]);
	expect(await runDurableObjectAlarm(stub)).toBe(true);
	expect(await registration()).toBe("confirmed");
	expect(await runDurableObjectAlarm(stub)).toBe(false);
});

test("a change of a registration has an alarm from its first moment on", async () => {
	const { stub, about, admin, number } = await aClinicRoom({ registration: "pending" });
	await stub.change(admin, about, { version: 0, numbers: { [number]: { registration: "confirmed" } } });
	expect(await runInDurableObject(stub, (_clinic, state) => state.storage.getAlarm())).not.toBeNull();
});

test("health details are switched on with the whole checklist only", async () => {
	const { stub, about, admin } = await aClinicRoom();
	const checklist = Object.fromEntries(PHI_ITEMS.map((item) => [item, true]));
	expect(await stub.change(admin, about, { version: 0, phi: { on: true } })).toEqual({ refused: "checklist_incomplete" });
	expect(must(await stub.change(admin, about, { version: 0, phi: { checklist, on: true } })).settings.phi.on).toBe(true);
	const off = must(await stub.change(admin, about, { version: 1, phi: { checklist: { baa_twilio: false } } }));
	expect(off.settings.phi).toMatchObject({
		on: false,
		checklist: { baa_twilio: { done: false, by: "71" }, risk_analysis: { done: true } },
	});
});

test("other words are another version; an old one, and its hash, stay as they were", async () => {
	const { stub, about, admin, log } = await aClinicRoom();
	const first = wordingInUse(must(await stub.settingsFor(admin, about)).settings);
	expect(await stub.publish(admin, about, { id: "w2", text: words })).toMatchObject({ created: true, wording: { version: 2, by: "71" } });
	const versions = must(await stub.settingsFor(admin, about)).settings.consent.versions;
	expect(versions).toEqual([
		first,
		expect.objectContaining({ version: 2, text: words, hash: { en: sha256(words.en), es: sha256(words.es) } }),
	]);
	expect((await log()).at(-1)).toEqual({
		type: "wording_published",
		actor: "staff:71",
		facts: { version: 2, before: first.hash, after: { en: sha256(words.en), es: sha256(words.es) } },
	});
});

test("the same words, or the same request, are no new version; the same id with other words is refused", async () => {
	const { stub, about, admin } = await aClinicRoom();
	await stub.publish(admin, about, { id: "w2", text: words });
	expect(await stub.publish(admin, about, { id: "w2", text: words })).toMatchObject({ created: false, wording: { version: 2 } });
	expect(await stub.publish(admin, about, { id: "w3", text: words })).toMatchObject({ created: false, wording: { version: 2 } });
	const other = { ...words, en: `Riverside: ${words.en}` };
	expect(await stub.publish(admin, about, { id: "w2", text: other })).toEqual({ refused: "id_reused" });
	expect(await stub.publish(admin, about, { id: "w4", text: other })).toMatchObject({ created: true, wording: { version: 3 } });
});

test.for(["wordings", "events"])("not even the object itself can change or drop a row of its %s", async (table) => {
	const { stub, about } = await aClinicRoom();
	await stub.settings(about);
	await runInDurableObject(stub, (_clinic, state) => {
		expect(state.storage.sql.exec(`SELECT * FROM ${table}`).toArray()).not.toEqual([]);
		expect(() => state.storage.sql.exec(`UPDATE ${table} SET at = 0`)).toThrow("append-only");
		expect(() => state.storage.sql.exec(`DELETE FROM ${table}`)).toThrow("append-only");
	});
});

test("only admins change settings; those outside are not told that the clinic is there", async () => {
	const { stub, about, member, reader } = await aClinicRoom();
	const stranger = aMember({ id: "elsewhere" }, "admin");
	for (const asker of [member, reader]) {
		expect(await stub.settingsFor(asker, about)).toMatchObject({ version: 0 });
		expect(await stub.change(asker, about, { version: 0, ...quiet("09:00") })).toEqual({ refused: "not_allowed" });
		expect(await stub.publish(asker, about, { id: "w2", text: words })).toEqual({ refused: "not_allowed" });
		expect(await stub.audit(asker, about.id, null, 10)).toEqual({ refused: "not_allowed" });
	}
	expect(await stub.settingsFor(stranger, about)).toEqual({ refused: "not_found" });
	expect(await stub.change(stranger, about, { version: 0, ...quiet("09:00") })).toEqual({ refused: "not_found" });
	expect(await stub.publish(stranger, about, { id: "w2", text: words })).toEqual({ refused: "not_found" });
	expect(await stub.audit(stranger, about.id, null, 10)).toEqual({ refused: "not_found" });
});
