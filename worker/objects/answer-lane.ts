import { answerTo } from "../domain/answers/answer-to.ts";
import { expired, openRequest } from "../domain/consent/phi-consent.ts";
import { queueAutomatic } from "../domain/thread/decide.ts";
import type { ClinicFacts } from "./clinic-facts.ts";
import type { Ledger } from "./ledger.ts";

/** Thinks about the next answer that nobody types; then closes a question whose time is over. */
export async function answerStep(ledger: Ledger, clinic: () => Promise<ClinicFacts | null>): Promise<boolean> {
	if (!ledger.thread?.owed[0]) return closeQuestion(ledger);
	const facts = await clinic();
	const { thread } = ledger;
	const owed = thread?.owed[0];
	if (!thread || !owed) return false;
	const body = ledger.text(owed.messageId)?.body ?? "";
	const now = ledger.now();
	const answer = facts ? answerTo(owed, thread, { settings: facts.settings, timeZone: facts.timeZone, now, body }) : { why: "no_clinic" };
	const done = { type: "AnswerDropped", messageId: owed.messageId, kind: owed.kind } as const;
	if ("why" in answer) ledger.commit([{ ...done, why: answer.why }], { type: "system" });
	else
		ledger.commit([...queueAutomatic(owed.messageId, answer.automatic, answer.body, now), { ...done, why: "answered" }], {
			type: "system",
		});
	return true;
}

function closeQuestion(ledger: Ledger): boolean {
	const consent = ledger.thread && expired(openRequest(ledger.thread.consents), ledger.now());
	if (!consent) return false;
	ledger.commit([{ type: "ConsentChanged", consent }], { type: "system" });
	return true;
}
