import type { Clinic } from "../clinic.ts";
import { announced } from "../invariants.ts";
import type { Chance } from "../seed.ts";
import { holds } from "../until.ts";
import { aPatient, type Patient, texts } from "./patient.ts";

/** A thread whose ticket is there, with one comment. */
async function ticketed(clinic: Clinic, draw: Chance): Promise<Patient> {
	const patient = await aPatient(clinic);
	await texts(clinic, patient, draw);
	await holds(30_000, async () => {
		if ((await clinic.staff.thread(patient.thread)).ticketId === null) throw new Error("There is no ticket yet.");
	});
	return patient;
}

/** A patient texts, and while its comment is being written a text of ours fails; `lost`: the helpdesk's answer never comes. */
export async function failureDuringComment(
	clinic: Clinic,
	draw: Chance,
	lost: boolean,
): Promise<() => Promise<{ texts: number; failures: number }>> {
	const patient = await ticketed(clinic, draw);
	const writes = (passing: { method: string; body: string }) =>
		passing.method === "PUT" && passing.body.includes(`"patient_chat_mark":"pc:${patient.thread}`);
	const failed = Promise.withResolvers<void>();
	await clinic.carrier.fault({ on: "create", kind: "error:21211", match: { to: patient.phone } });
	const written = clinic.taps.helpdesk.hold(writes, failed.promise, lost);
	await texts(clinic, patient, draw);
	await written;
	await clinic.staff.send(patient.thread, `doubt-${patient.phone.slice(1)}`, "You can come by at nine.");
	await holds(30_000, async () => {
		if ((await clinic.staff.messages(patient.thread)).at(-1)?.delivery.state !== "failed") throw new Error("It has not failed yet.");
	});
	failed.resolve();
	return async () => {
		const tickets = (await clinic.helpdesk.tickets()).filter((ticket) => ticket.external_id?.includes(patient.thread));
		const comments = tickets.flatMap(announced);
		return {
			texts: comments.reduce((sum, comment) => sum + comment.texts, 0),
			failures: comments.filter((comment) => comment.body.includes("not delivered")).length,
		};
	};
}
