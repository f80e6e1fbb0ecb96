import { displayNumber } from "../../shared/rules/phone.ts";
import { waysOf } from "../domain/page/proof.ts";
import type { PageClinic, ProvePage } from "../domain/page/view.ts";
import { textById } from "../store/thread/messages.ts";
import type { ClinicFacts } from "./clinic-facts.ts";
import { type PageKey, type PageRoom, type Visit, visitOf } from "./page-room.ts";

/** Whether a link opens anything now; to ask changes nothing. */
export function opens({ ledger }: PageRoom, hash: string): boolean {
	return visitOf(ledger, { kind: "door", hash, browser: "", address: "" }) !== null;
}

/** The question that stands before everything; `messageId`: for one private message alone. Null: nothing is opened here. */
export async function provePage(room: PageRoom, key: PageKey, messageId: string | null): Promise<ProvePage | null> {
	const clinic = await room.clinicNow();
	await room.askPatients().catch(() => undefined);
	const visit = visitOf(room.ledger, key);
	if (!visit || !clinic) return null;
	return asked(room, visit, clinic, messageId);
}

function asked({ ledger }: PageRoom, { thread, link, session }: Visit, clinic: ClinicFacts, messageId: string | null): ProvePage {
	const patientId = session?.patientId ?? link.patientId;
	const text = messageId === null ? null : textById(ledger.sql, messageId);
	return {
		step: "prove",
		clinic: clinicOnPage(clinic, thread.clinicNumber),
		language: thread.patients.find(({ id }) => id === patientId)?.language ?? link.language,
		ways: waysOf(clinic.settings.secure.proof, patientId, thread.patients),
		codeSent: link.code !== null && ledger.now() < link.code.expiresAt,
		messageId: text?.sensitive ? text.id : null,
		inside: session !== null,
	};
}

export function clinicOnPage({ name, settings, timeZone, country }: ClinicFacts, phone: string): PageClinic {
	return { name, phone, phoneShown: displayNumber(phone, country), colour: settings.secure.colour, timeZone, country };
}
