import type { MatchAnswer, SeenPatient } from "../../shared/schemas/patient-match.ts";
import type { By } from "../domain/clinic/change-settings.ts";
import { localAt } from "../domain/hours/zoned.ts";
import { factsOf, matchOf } from "../domain/patient/match.ts";
import { peopleLike } from "../store/clinic/people.ts";
import type { ClinicLog } from "./clinic-log.ts";

export type MatchPlace = { country: string; timeZone: string };

/** What came of it and whom it showed is in the log; what stood on the page is not. */
export function matchPatient(log: ClinicLog, seen: SeenPatient, { country, timeZone }: MatchPlace, by: By): MatchAnswer {
	const facts = factsOf(seen, { country, today: todayIn(timeZone, by.now) });
	const answer = matchOf(facts, peopleLike(log.storage.sql, facts));
	const shown = {
		by: [...(facts.externalId === null ? [] : ["id"]), ...(facts.name ? ["name"] : []), ...(facts.days ? ["birthDate"] : [])],
		verdict: answer.verdict,
		patientIds: answer.candidates.map(({ patient }) => patient.id),
	};
	return log.commit(by.staffId, { type: "patients_matched", facts: shown }, by.now, () => answer);
}

function todayIn(timeZone: string, now: number): string {
	const { year, month, day } = localAt(now, timeZone);
	return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
