import { expect, test } from "vitest";
import { WorklistCounts, WorklistPage } from "../../../shared/schemas/worklist.ts";
import { aCopyRoom, anAppointment, aPmPatient } from "../../testing/copy-room.ts";
import { aSignedIn, call, problemOf } from "../../testing/staff-door.ts";

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

async function aRoom() {
	const room = await aCopyRoom();
	const { token } = await aSignedIn({ clinicId: room.id, role: "reader" });
	const get = (rest: string) => call(token, "GET", `/api/clinics/${room.id}/worklists${rest}`);
	return { ...room, get, page: async (rest: string) => WorklistPage.parse(await (await get(rest)).json()) };
}

test("a reader sees each list, how long it is, and how old the copy is", async () => {
	const { bring, book, get, page } = await aRoom();
	await bring(aPmPatient("ana"));
	const booked = ["x", "y", "z"].map((id, n) => anAppointment(id, { patientIds: ["ana"], start: inDays(3 + n) }));
	await book(...booked);
	const counts = WorklistCounts.parse(await (await get("")).json());
	expect(counts).toEqual({
		items: [
			{ list: "today", count: 0 },
			{ list: "coming", count: 3 },
			{ list: "unconfirmed", count: 3 },
			{ list: "declined", count: 0 },
			{ list: "no_number", count: 1 },
		],
		asOf: null,
	});
	const first = await page("/coming?limit=2");
	expect(first).toMatchObject({ items: [{ appointment: booked[0], patients: [{ id: "ana" }] }, { appointment: { id: "y" } }] });
	expect(await page(`/coming?limit=2&cursor=${first.next}`)).toMatchObject({ items: [{ appointment: { id: "z" } }], next: null });
	expect(await page("/no_number")).toMatchObject({ items: [{ appointment: { id: "x" }, patients: [{ id: "ana" }] }] });
});

test("a list that is none is not there, and another clinic's are not to be seen", async () => {
	const [theirs, ours] = [await aRoom(), await aRoom()];
	await theirs.bring(aPmPatient("ana"));
	await theirs.book(anAppointment("x", { patientIds: ["ana"], start: inDays(2) }));
	expect(await problemOf(await ours.get("/yesterday"))).toEqual({ status: 404, code: "not_found" });
	expect(await ours.page("/coming")).toEqual({ items: [], next: null });
});
