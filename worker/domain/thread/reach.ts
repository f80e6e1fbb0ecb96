import type { Reach } from "../../../shared/schemas/thread.ts";
import { guardiansOn } from "../consent/guardians.ts";
import type { SendVerdict } from "../consent/may-send.ts";
import type { Thread } from "./thread.ts";

/** For each patient here, whose phone this is, who speaks for them on `today`, and what stands in the way of health details. */
export function reachOf(
	{ patients }: Pick<Thread, "patients">,
	today: string | null,
	health: (patientId: string) => SendVerdict | null,
): Reach[] {
	return patients.map((patient) => {
		const speaking = today === null ? [] : guardiansOn(patient, today);
		const verdict = health(patient.id);
		return {
			patientId: patient.id,
			...(patient.role && { role: patient.role }),
			guardians: speaking.map(({ name, role, scope, until }) => ({ name, role, scope, until })),
			...(verdict?.allowed === false && { health: { code: verdict.code, reason: verdict.reason, change: verdict.change } }),
		};
	});
}
