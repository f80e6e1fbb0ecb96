import type { Clinic } from "../clinic.ts";
import type { Chance } from "../seed.ts";
import type { Moment, Passing } from "../tap.ts";
import { holds, until } from "../until.ts";
import { aPatient, type Patient, texts, write, wrongWith } from "./patient.ts";

type Line = keyof Clinic["taps"];
type Crash = { at: string; run: (scene: { clinic: Clinic; patient: Patient; draw: Chance }) => Promise<unknown> };

const isSend = (patient: Patient) => (passing: Passing) =>
	passing.method === "POST" && passing.path.endsWith("/Messages.json") && passing.fields.get("To") === patient.phone;

const isCall =
	(patient: Patient, method: string, path: RegExp, mark = "pc:") =>
	(passing: Passing) =>
		passing.method === method && path.test(passing.path) && passing.body.includes(`${mark}${patient.thread}`);

/** `act`, and a SIGKILL of workerd at `moment` of the first request that fits; over when it is up again. */
async function struck(clinic: Clinic, line: Line, moment: Moment, fits: (passing: Passing) => boolean, act: () => Promise<unknown>) {
	let hit = false;
	void clinic.taps[line].trap(moment, fits, clinic.worker.strike).then(() => {
		hit = true;
	});
	await Promise.all([act(), until(`a strike on the ${line}'s line`, 30_000, () => hit || null)]);
	await clinic.worker.up();
}

const sending = (moment: Moment): Crash["run"] => {
	return ({ clinic, patient }) =>
		struck(clinic, "carrier", moment, isSend(patient), () => write(clinic, patient, `crash-${patient.phone.slice(1)}`));
};

/** Refused with 429 first, so that it is the alarm that sends. */
const sendingByAlarm = (moment: Moment): Crash["run"] => {
	return async ({ clinic, patient }) => {
		await clinic.carrier.fault({ on: "create", kind: "429", retryAfter: 1, match: { to: patient.phone } });
		const refused = clinic.taps.carrier.trap("answered", isSend(patient), () => {});
		await write(clinic, patient, `alarm-${patient.phone.slice(1)}`);
		await refused;
		await struck(clinic, "carrier", moment, isSend(patient), async () => {});
	};
};

const ticketing = (moment: Moment, method: string, path: RegExp): Crash["run"] => {
	return ({ clinic, patient, draw }) =>
		struck(clinic, "helpdesk", moment, isCall(patient, method, path), () => texts(clinic, patient, draw));
};

const commenting = (moment: Moment): Crash["run"] => {
	return async ({ clinic, patient, draw }) => {
		await texts(clinic, patient, draw);
		await holds(30_000, async () => {
			if ((await clinic.staff.thread(patient.thread)).ticketId === null) throw new Error("There is no ticket yet.");
		});
		const fits = isCall(patient, "PUT", /^\/api\/v2\/tickets\/\d+$/, `"patient_chat_mark":"pc:`);
		await struck(clinic, "helpdesk", moment, fits, () => texts(clinic, patient, draw));
	};
};

const answering: Crash["run"] = async ({ clinic, patient, draw }) => {
	for (let count = 0; count < 3; count++) {
		await texts(clinic, patient, draw, clinic.worker.strike);
		await clinic.worker.up();
	}
};

export const CRASHES: readonly Crash[] = [
	{ at: "as the answer to a patient's text leaves", run: answering },
	{ at: "between the claim of a text and the call to the carrier", run: sending("asked") },
	{ at: "when the carrier has taken a text and its answer is on the way", run: sending("done") },
	{ at: "just after the carrier's answer", run: sending("answered") },
	{ at: "in an alarm, before the carrier hears of the text", run: sendingByAlarm("asked") },
	{ at: "in an alarm, after the carrier took the text", run: sendingByAlarm("done") },
	{ at: "when the patient's Zendesk user has been made", run: ticketing("done", "POST", /^\/api\/v2\/users$/) },
	{ at: "before Zendesk hears of the ticket", run: ticketing("asked", "POST", /^\/api\/v2\/tickets$/) },
	{ at: "when the ticket has been made and its number is not known", run: ticketing("done", "POST", /^\/api\/v2\/tickets$/) },
	{ at: "just after the ticket's number came", run: ticketing("answered", "POST", /^\/api\/v2\/tickets$/) },
	{ at: "before Zendesk hears of a comment", run: commenting("asked") },
	{ at: "when a comment was written and that is not known", run: commenting("done") },
	{ at: "just after Zendesk's answer to a comment", run: commenting("answered") },
];

/** One crash after another; returns what is wrong with each one's thread once all has settled. */
export async function crashAll(clinic: Clinic, draw: Chance): Promise<() => Promise<Map<string, string[]>>> {
	const struckPatients = new Map<string, Patient>();
	for (const { at, run } of CRASHES) {
		const patient = await aPatient(clinic);
		struckPatients.set(at, patient);
		await run({ clinic, patient, draw });
	}
	return async () => {
		const wrong = new Map<string, string[]>();
		for (const [at, patient] of struckPatients) wrong.set(at, await wrongWith(clinic, patient));
		return wrong;
	};
}
