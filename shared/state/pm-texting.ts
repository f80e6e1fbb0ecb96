import type { Api } from "../api/client.ts";
import type { PersonNumber, PersonSeen } from "./pm-answers.ts";
import type { VisitsRequests } from "./pm-visits-requests.ts";
import { refusalCode } from "./refusal.ts";

export type Started = { threadId: string } | { refusal: string };
type Parts = { api: Pick<Api, "startThread">; requests: Pick<VisitsRequests, "link">; clinicId: string };

/** The one number that needs no question: the patient's own, and there is no other. */
export function plainNumber({ numbers, inactive }: PersonSeen): PersonNumber | null {
	const [only, second] = numbers;
	return only?.role === "own" && !second && inactive !== true ? only : null;
}

/** Opens the thread with this number, or begins it, and says there whom it is about. */
export async function startTexting({ api, requests, clinicId }: Parts, person: PersonSeen, number: string): Promise<Started> {
	try {
		const thread = await api.startThread(clinicId, { number });
		if (!thread.patients.some(({ id }) => id === person.id)) await requests.link(thread.id, person.id);
		return { threadId: thread.id };
	} catch (error) {
		return { refusal: refusalCode(error) };
	}
}
