import { expect, test } from "vitest";
import { aCopyRoom, anAppointment, aPmPatient } from "../testing/copy-room.ts";

const HOUR = 3_600_000;
const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
const counted = { patientId: "ana", address: "a1" };

test("a patient's coming appointments are offered as cards, soonest first; the look is in the log", async () => {
	const room = await aCopyRoom();
	await room.bring(aPmPatient("ana"), aPmPatient("leo"));
	await room.book(
		anAppointment("later", { patientIds: ["ana"], start: at(72), where: "" }),
		anAppointment("sooner", { patientIds: ["ana", "leo"], start: at(24) }),
		anAppointment("past", { patientIds: ["ana"], start: at(-1) }),
		anAppointment("cancelled", { patientIds: ["ana"], start: at(30), state: "cancelled" }),
		anAppointment("his", { patientIds: ["leo"], start: at(5) }),
	);
	const cards = await room.stub.appointmentCards(room.reader, room.id, "ana");
	if ("refused" in cards) throw new Error(cards.refused);
	expect(cards.map(({ appointmentId }) => appointmentId)).toEqual(["sooner", "later"]);
	expect(cards[0]).toMatchObject({ kind: "appointment", where: "Room 2", withWhom: "Dr. Roy" });
	expect(Date.parse(cards[0]?.until ?? "") - Date.parse(cards[0]?.at ?? "")).toBe(30 * 60_000);
	expect(cards[1]).not.toHaveProperty("where");
	expect((await room.log()).at(-1)).toMatchObject({ type: "patient_seen", facts: { patientId: "ana" } });
});

test("guesses are counted for a patient, an address and the clinic at once; a right answer gives its one back", async () => {
	const { stub } = await aCopyRoom();
	for (let n = 0; n < 15; n++) expect(await stub.takePageTry(counted)).toBe(true);
	expect(await stub.takePageTry(counted)).toBe(false);
	await stub.returnPageTry(counted);
	expect(await stub.takePageTry(counted)).toBe(true);
	for (let n = 0; n < 15; n++) expect(await stub.takePageTry({ ...counted, patientId: `p${n}` })).toBe(true);
	expect(await stub.takePageTry({ ...counted, patientId: "leo" })).toBe(false);
	expect(await stub.takePageTry({ patientId: "leo", address: "a2" })).toBe(true);
});
