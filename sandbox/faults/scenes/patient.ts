import type { Message } from "../../../shared/schemas/message.ts";
import { CLINIC, type Clinic } from "../clinic.ts";
import { lostOrTwice, notSentOnce, outOfOrder, ticketsWrong } from "../invariants.ts";
import type { Chance } from "../seed.ts";

/** One patient, their thread, and what the Worker has said about it so far. */
export type Patient = { phone: string; thread: string; acknowledged: Set<string>; promised: Set<string> };

let last = 3000;

export async function aPatient(clinic: Clinic): Promise<Patient> {
	const phone = `+1212556${++last}`;
	return { phone, thread: (await clinic.staff.open(phone)).id, acknowledged: new Set(), promised: new Set() };
}

/** Staff write; repeated until somebody answers. */
export async function write(clinic: Clinic, patient: Patient, id: string, body = `Please call us back. ${id}`): Promise<Message> {
	const message = await clinic.staff.send(patient.thread, id, body);
	patient.promised.add(body);
	return message;
}

/** The patient texts; `answered` is called the moment the Worker says that it keeps the text. */
export async function texts(clinic: Clinic, patient: Patient, draw: Chance, answered: () => void = () => {}): Promise<void> {
	const text = { from: patient.phone, to: CLINIC, sid: draw.sid(), body: `Text ${patient.acknowledged.size + 1}` };
	const kept = await clinic.carrier.post(text, () => {
		patient.acknowledged.add(text.sid);
		answered();
	});
	if (!kept) throw new Error("The Worker did not keep a text.");
}

/** Whatever of the invariants does not hold for this patient now. */
export async function wrongWith(clinic: Clinic, patient: Patient): Promise<string[]> {
	const shown = await clinic.staff.messages(patient.thread);
	const { status } = await clinic.staff.thread(patient.thread);
	const onItsWay = shown.filter((message) => message.direction === "out" && UNSETTLED.has(message.delivery.state));
	const ticketed = { id: patient.thread, status, received: patient.acknowledged.size };
	return [
		...onItsWay.map((message) => `${message.id} is ${message.delivery.state}`),
		...lostOrTwice(patient.acknowledged, shown),
		...outOfOrder(shown),
		...notSentOnce(patient.promised, await clinic.carrier.sent()),
		...ticketsWrong([ticketed], await clinic.helpdesk.tickets()),
	];
}

const UNSETTLED: ReadonlySet<string> = new Set(["queued", "claimed", "unknown"]);
