import { expect, test } from "vitest";
import { AuditPage, SettingsAnswer } from "../../../shared/schemas/settings.ts";
import { WordingVersion } from "../../../shared/schemas/wording.ts";
import { aClinic } from "../../testing/clinic.ts";
import { aSignedIn, call, problemOf } from "../../testing/staff-door.ts";
import { must } from "../../testing/thread-room.ts";

const quiet = { quietHours: { from: "09:00", to: "18:00" } };
const words = { en: "May we text you? Reply AGREE or NO.", es: "¿Podemos escribirle? Responda ACEPTO o NO." };

async function aRoom() {
	const clinic = await aClinic();
	const { token, id } = await aSignedIn({ clinicId: clinic.id, role: "admin" });
	const path = `/api/clinics/${clinic.id}`;
	return {
		staffId: id,
		number: must(clinic.numbers[0]).number,
		settings: async () => SettingsAnswer.parse(await (await call(token, "GET", `${path}/settings`)).json()),
		patch: (body: object) => call(token, "PATCH", `${path}/settings`, { body }),
		publish: (body: object) => call(token, "POST", `${path}/wordings`, { body }),
		audit: async (query = "") => AuditPage.parse(await (await call(token, "GET", `${path}/audit${query}`)).json()),
		wrongQuery: () => call(token, "GET", `${path}/audit?cursor=abc`),
	};
}

test("an admin sees the settings, changes one, and sees it changed", async () => {
	const { settings, patch, number } = await aRoom();
	const before = await settings();
	const answer = await patch({ version: before.version, ...quiet });
	expect(answer.status).toBe(200);
	expect(SettingsAnswer.parse(await answer.json())).toEqual({ ...before, version: 1, settings: { ...before.settings, ...quiet } });
	expect(await settings()).toMatchObject({ version: 1, settings: quiet, numbers: [{ number }] });
});

test("who changes what another changed meanwhile is told so", async () => {
	const { patch } = await aRoom();
	await patch({ version: 0, ...quiet });
	expect(await problemOf(await patch({ version: 0, revocation: "as_law" }))).toEqual({ status: 409, code: "settings_changed" });
	expect(await problemOf(await patch({ version: 1, phi: { on: true } }))).toEqual({ status: 409, code: "checklist_incomplete" });
});

test("what is wrong is named in plain words, and what was written is not said back", async () => {
	const { patch, publish } = await aRoom();
	const asked = { en: "Reply CANCEL if canary", es: "Estamos cerrados." };
	const problem = await (await patch({ version: 0, help: { text: asked } })).json();
	expect(problem).toMatchObject({ status: 400, code: "malformed", at: "help.text.en", detail: expect.stringContaining("carrier word") });
	expect(JSON.stringify(problem)).not.toContain("canary");
	expect(await (await publish({ id: "w2", text: { ...words, en: "May we?" } })).json()).toMatchObject({
		at: "text.en",
		detail: expect.stringContaining("AGREE"),
	});
	expect(await problemOf(await patch({ version: 0, numbers: { "+16175550100": { stopReplies: "ours" } } }))).toEqual({
		status: 400,
		code: "malformed",
		at: "numbers",
	});
	expect(await problemOf(await patch({ ...quiet }))).toMatchObject({ status: 400, at: "version" });
});

test("a wording is published once: the same request again answers the same version", async () => {
	const { publish, settings } = await aRoom();
	const [first, again] = [await publish({ id: "w2", text: words }), await publish({ id: "w2", text: words })];
	expect([first.status, again.status]).toEqual([201, 200]);
	expect(WordingVersion.parse(await first.json())).toEqual(await again.json());
	expect((await settings()).settings.consent.versions.map(({ version }) => version)).toEqual([1, 2]);
	const other = { ...words, en: `Riverside: ${words.en}` };
	expect(await problemOf(await publish({ id: "w2", text: other }))).toEqual({ status: 409, code: "id_reused" });
});

test("an admin reads who changed what, newest first, page after page", async () => {
	const { patch, publish, audit, staffId, wrongQuery } = await aRoom();
	await patch({ version: 0, ...quiet });
	await publish({ id: "w2", text: words });
	const first = await audit("?limit=2");
	expect(first.items.map(({ type }) => type)).toEqual(["wording_published", "settings_changed"]);
	expect(first.items[1]).toMatchObject({
		actor: `staff:${staffId}`,
		facts: { changes: [{ at: "quietHours.from", before: "08:00", after: "09:00" }, { at: "quietHours.to" }] },
	});
	const rest = await audit(`?limit=2&cursor=${first.next}`);
	expect(rest).toMatchObject({ items: [{ seq: 1, type: "wording_published", actor: "system" }], next: null });
	expect(await problemOf(await wrongQuery())).toEqual({ status: 400, code: "malformed", at: "cursor" });
});
