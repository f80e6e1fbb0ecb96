import type { PageRoom } from "./page-room.ts";
import { clinicOf } from "./stubs.ts";

/** A number changes hands: whose record has other numbers by now is not shown to whoever holds this one. */
export async function isTheirs({ env, ledger }: PageRoom, patientId: string | null): Promise<boolean> {
	const { thread } = ledger;
	if (patientId === null || !thread) return true;
	const known = await clinicOf(env, thread.clinicId).patients([patientId]);
	const patient = known.find(({ id }) => id === patientId);
	if (!patient) return false;
	if (patient.numbers.length === 0) return patient.source === "staff";
	return patient.numbers.some(({ number }) => number === thread.number);
}
