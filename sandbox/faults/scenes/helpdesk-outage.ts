import { setTimeout } from "node:timers/promises";
import { expect } from "vitest";
import { type Clinic, openClinic } from "../clinic.ts";
import { asleep, ticketsWrong } from "../invariants.ts";
import { keptThreads } from "../kept-rows.ts";
import type { Chance } from "../seed.ts";
import { holds } from "../until.ts";
import { aPatient, type Patient, texts, write } from "./patient.ts";

const PATIENTS = 25;
const WAVES = 4;
const BETWEEN_MS = 6_000;
/** So few that what piled up does not go through at once. */
const LIMITS = { perMinute: 45, ticketUpdatesPerMinute: 30, ticketListsPerMinute: 100 };

/** Zendesk is down while patients text and staff answer; then it is back, and as strict as ever. */
export async function helpdeskOutage(draw: Chance) {
	const clinic = await openClinic({ limits: LIMITS });
	try {
		const patients: Patient[] = [];
		for (let count = 0; count < PATIENTS; count++) patients.push(await aPatient(clinic));
		await clinic.helpdesk.fault({ on: "all", kind: "503", times: 1_000_000 });
		for (let wave = 0; wave < WAVES; wave++) {
			await Promise.all(patients.map((patient) => texts(clinic, patient, draw)));
			if (wave === 1) await Promise.all(patients.slice(0, 5).map((patient) => write(clinic, patient, `outage-${patient.phone.slice(1)}`)));
			await setTimeout(BETWEEN_MS);
		}
		const shownMeanwhile = await countShown(clinic, patients);
		const ticketsMeanwhile = (await clinic.helpdesk.tickets()).length;
		await clinic.helpdesk.calm();
		const drained = await drain(clinic, patients);
		const journal = await clinic.helpdesk.journal();
		await clinic.worker.stop();
		return {
			shownMeanwhile,
			ticketsMeanwhile,
			drained,
			limited: journal.filter((entry) => entry.status === 429 && entry.fault === undefined).length,
			alarms: asleep(keptThreads(clinic.state), Date.now()),
		};
	} finally {
		await clinic.close();
	}
}

async function countShown(clinic: Clinic, patients: Patient[]): Promise<number> {
	const shown = await Promise.all(patients.map((patient) => clinic.staff.messages(patient.thread)));
	return shown.flat().filter((message) => message.direction === "in").length;
}

export const TEXTS_IN_OUTAGE = PATIENTS * WAVES;

/** What is still wrong with the tickets when all should have been told. */
async function drain(clinic: Clinic, patients: Patient[]): Promise<string[]> {
	const wrong = async () => {
		const items = await clinic.staff.threads();
		const threads = patients.map(({ thread, acknowledged }) => ({
			id: thread,
			status: items.find((item) => item.id === thread)?.status ?? "active",
			received: acknowledged.size,
		}));
		return ticketsWrong(threads, await clinic.helpdesk.tickets());
	};
	await holds(240_000, async () => expect(await wrong()).toEqual([]), 1_000).catch(() => {});
	return wrong();
}
