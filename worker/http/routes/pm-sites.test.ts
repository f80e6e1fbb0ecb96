import { expect, test } from "vitest";
import { PmSite, PmSitePage } from "../../../shared/schemas/pm-site.ts";
import { aClinicRoom } from "../../testing/clinic-room.ts";
import { aSignedIn, call, problemOf } from "../../testing/staff-door.ts";

const site = { origin: "https://pm.example.com", name: "Our PM", kind: "openemr" };
const field = { selector: "#name", attribute: null };
const rule = {
	idInAddress: { after: "/patients/", kind: "digits" },
	banner: { selector: "header", id: null, name: field, birthDate: null, number: null },
	row: null,
};

async function aRoom() {
	const { id, log } = await aClinicRoom();
	const token = async (role: "admin" | "reader") => (await aSignedIn({ clinicId: id, role })).token;
	const [admin, reader] = [await token("admin"), await token("reader")];
	const path = `/api/clinics/${id}/pm-sites`;
	return {
		log,
		put: (siteId: string, body: object, who = admin) => call(who, "PUT", `${path}/${siteId}`, { body }),
		drop: (siteId: string, who = admin) => call(who, "DELETE", `${path}/${siteId}`),
		list: async (query = "") => PmSitePage.parse(await (await call(reader, "GET", `${path}${query}`)).json()),
		reader,
	};
}

test("an admin adds, changes and takes away an address; all members see it", async () => {
	const { put, drop, list } = await aRoom();
	const made = await put("s1", site);
	expect([made.status, PmSite.parse(await made.json())]).toEqual([201, { id: "s1", ...site, rule: null, version: 1 }]);
	expect((await put("s1", site)).status).toBe(200);
	const pointed = await put("s1", { ...site, kind: "pointed", rule, version: 1 });
	expect(PmSite.parse(await pointed.json())).toMatchObject({ kind: "pointed", rule, version: 2 });
	expect(await list()).toMatchObject({ items: [{ id: "s1", version: 2 }], next: null });
	expect([(await drop("s1")).status, (await drop("s1")).status, await list()]).toEqual([204, 204, { items: [], next: null }]);
});

test("what a colleague changed is not overwritten, and an address stands in the list once", async () => {
	const { put } = await aRoom();
	await put("s1", site);
	await put("s1", { ...site, name: "PM", version: 1 });
	expect(await problemOf(await put("s1", { ...site, name: "Other", version: 1 }))).toEqual({ status: 409, code: "site_changed" });
	expect(await problemOf(await put("s2", site))).toEqual({ status: 409, code: "origin_taken" });
});

test("one address may be another clinic's too", async () => {
	const [ours, theirs] = [await aRoom(), await aRoom()];
	expect([(await ours.put("s1", site)).status, (await theirs.put("s1", site)).status]).toEqual([201, 201]);
	await ours.drop("s1");
	expect((await theirs.list()).items).toHaveLength(1);
});

test.for([
	["a path behind it", { ...site, origin: "https://pm.example.com/app" }, "origin"],
	["no scheme of the web", { ...site, origin: "file:///etc" }, "origin"],
	["nothing pointed at", { ...site, kind: "pointed" }, "body"],
	["a rule it has no use for", { ...site, rule }, "body"],
] as const)("an address with %s is not taken", async ([, body, at]) => {
	const { put } = await aRoom();
	expect(await problemOf(await put("s1", body))).toMatchObject({ status: 400, code: "malformed", at });
});

test("a reader changes none, and pages go on where they ended", async () => {
	const { put, drop, list, reader } = await aRoom();
	for (const n of [1, 2, 3]) await put(`s${n}`, { ...site, origin: `https://pm${n}.example.com` });
	expect(await problemOf(await put("s1", site, reader))).toEqual({ status: 403, code: "not_allowed" });
	expect(await problemOf(await drop("s1", reader))).toEqual({ status: 403, code: "not_allowed" });
	const first = await list("?limit=2");
	expect([first.items.map(({ id }) => id), (await list(`?limit=2&cursor=${first.next}`)).items.map(({ id }) => id)]).toEqual([
		["s1", "s2"],
		["s3"],
	]);
});

test("each change is in the log with what it was before and after, as hashes", async () => {
	const { put, drop, log } = await aRoom();
	await put("s1", site);
	await put("s1", { ...site, name: "PM", version: 1 });
	await drop("s1");
	const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
	const rows = (await log()).filter(({ type }) => type.startsWith("site_"));
	expect(rows.map(({ type, facts }) => [type, facts])).toEqual([
		["site_added", { siteId: "s1", version: 1, before: null, after: hash }],
		["site_changed", { siteId: "s1", version: 2, before: hash, after: hash }],
		["site_removed", { siteId: "s1", version: 2, before: hash, after: null }],
	]);
});
