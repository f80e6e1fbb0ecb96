import { publicBaseUrl } from "../compose.ts";
import { languageOf } from "../domain/answers/answer-to.ts";
import { type LinkPurpose, newLink, type PageLink } from "../domain/link/link.ts";
import { onlyOne, waysOf } from "../domain/page/proof.ts";
import type { Thread } from "../domain/thread/thread.ts";
import { pageToken, secretHash } from "../trust/page-token.ts";
import type { ClinicFacts } from "./clinic-facts.ts";
import { isTheirs } from "./link-number.ts";
import type { PageRoom } from "./page-room.ts";
import type { Refusal } from "./refusal.ts";

const HOUR_MS = 3_600_000;

type Wanted = { purpose: LinkPurpose; messageId: string; patientId: string | null };

/** A link for a text that is about to be queued, or why there can be none. */
export async function linkFor(room: PageRoom, wanted: Wanted): Promise<PageLink | Refusal> {
	const { DATA_KEY } = room.env;
	const clinic = await room.clinicNow();
	const theirs = await isTheirs(room, wanted.patientId);
	const { thread } = room.ledger;
	if (!thread) return { refused: "not_found" };
	if (!DATA_KEY || !publicBaseUrl(room.env) || !clinic) return { refused: "no_secure_page" };
	if (!theirs) return { refused: "not_their_number" };
	return nobodyCouldTell(thread, clinic, wanted.patientId) ?? made(thread, clinic, wanted, DATA_KEY, room.ledger.now());
}

function made(thread: Thread, { name, settings: { secure } }: ClinicFacts, wanted: Wanted, dataKey: string, now: number): PageLink {
	const id = `lnk_${crypto.randomUUID().replaceAll("-", "")}`;
	const language = thread.patients.find((patient) => patient.id === wanted.patientId)?.language ?? languageOf(thread);
	return newLink({
		...wanted,
		id,
		hash: secretHash(pageToken(thread.id, id, dataKey)),
		language,
		notice: secure.notice[language].replaceAll("{clinic}", () => name),
		madeAt: now,
		expiresAt: now + secure.linkHours * HOUR_MS,
		nudgeMs: wanted.purpose === "message" ? secure.nudgeHours * HOUR_MS : null,
	});
}

/** On a phone of several people the page must be able to tell whose eyes these are. */
function nobodyCouldTell({ patients }: Thread, { settings }: ClinicFacts, patientId: string | null): Refusal | null {
	if (patients.length <= 1) return null;
	if (onlyOne(patientId, patients) === null) return { refused: "about_nobody" };
	return waysOf(settings.secure.proof, patientId, patients).includes("birth_date") ? null : { refused: "no_birth_date" };
}
