import type { Api } from "../api/client.ts";
import type { Worklist } from "../schemas/appointment.ts";
import type { ChangePatient } from "../schemas/patient.ts";
import { Thread } from "../schemas/thread.ts";
import { MergedSeen, PeopleSeen, PersonSeen, RecordsSeen, VisitCounts, VisitsSeen } from "./pm-answers.ts";

export type VisitsRequests = ReturnType<typeof visitsRequests>;

const PAGE = 100;

/** What the front desk asks about visits and patients. */
export function visitsRequests({ ask }: Pick<Api, "ask">, clinicId: string) {
	const clinic = `/api/clinics/${clinicId}`;
	const patient = (id: string) => `${clinic}/patients/${encodeURIComponent(id)}`;
	return {
		counts: () => ask(VisitCounts, `${clinic}/worklists`),
		visits: (list: Worklist, cursor: string | undefined) =>
			ask(VisitsSeen, `${clinic}/worklists/${list}`, { query: { cursor, limit: PAGE } }),
		patient: (id: string) => ask(PersonSeen, patient(id)),
		change: (id: string, body: ChangePatient) => ask(PersonSeen, patient(id), { method: "PATCH", body }),
		/** Names and numbers never stand in an address. */
		search: (q: string) => ask(PeopleSeen, `${clinic}/patients/search`, { method: "POST", body: { q, limit: 20 } }),
		merge: (id: string, body: { id: string; into: string }) => ask(MergedSeen, `${patient(id)}/merge`, { method: "POST", body }),
		records: (id: string) => ask(RecordsSeen, `${patient(id)}/merge`),
		unmerge: (id: string) => ask(MergedSeen, `${patient(id)}/merge`, { method: "DELETE" }),
		link: (threadId: string, patientId: string) =>
			ask(Thread, `/api/threads/${threadId}/patients/${encodeURIComponent(patientId)}`, { method: "PUT" }),
	};
}
