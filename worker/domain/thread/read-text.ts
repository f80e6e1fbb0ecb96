import { answersAs, speakerRefusal } from "../consent/guardians.ts";
import { answered, openRequest } from "../consent/phi-consent.ts";
import { answerOf } from "../reading/answer.ts";
import { EMERGENCY_WORDS, type EmergencyWords, emergencyWord } from "../reading/emergency.ts";
import { isRestart, keywordOf, stopWord } from "../reading/keyword.ts";
import { reactionOf } from "../reading/reaction.ts";
import { mayMeanStop } from "../reading/stop-question.ts";
import { saysWrongNumber } from "../reading/wrong-number.ts";
import type { AttentionItem, OwedAnswer, PhoneWord, Text, Thread, ThreadEvent } from "./thread.ts";

/** What has to be known to read a text. */
export type Reading = {
	/** The carrier's own reading, when it gives one: its word lists can be longer than ours. */
	optOutType: string | null;
	/** Whether the text that asked for consent has gone to the carrier. */
	requestWent: boolean;
	/** The clinic's own list; null: the built-in one. */
	emergencyWords: EmergencyWords | null;
	/** The day at the clinic, where the text may answer a question and the clinic has just said who its patients' guardians are; else null. */
	today: string | null;
	/** The clinic has an answer for texts that nobody reads now. */
	answersUnattended: boolean;
	/** The clinic answers a text to a closed case instead of opening it again. */
	closedStays: boolean;
};

const MOST_EMERGENCIES = 5;

/** What a text in says about texting, consent and danger. */
export function wordsOf(thread: Thread, text: Text, reading: Reading): ThreadEvent[] {
	// It quotes somebody's words, most likely ours.
	if (reactionOf(text.body)) return [];
	const emergency = emergencyWord(text.body, reading.emergencyWords ?? EMERGENCY_WORDS) !== null;
	const alert = emergency ? raised(thread, "emergency", text) : [];
	// Short codes and group texts come from machines, or from several people at once: no word in them is one person's wish.
	if (text.flags.includes("group") || thread.numberKind !== "phone") return alert;
	const keyword = keywordOf(text.body, reading.optOutType);
	if (keyword === "stop") return [...alert, ...stop(thread, text, reading)];
	const yesOrNo = keyword === "start" && thread.optedOut ? [] : answerToRequest(thread, text, reading);
	// A yes that lifts nothing and answers nothing is an ordinary text.
	const isOrdinary = !thread.optedOut && !reading.optOutType && !isRestart(text.body);
	if (keyword === "start" && !isOrdinary) return [...alert, ...start(thread, text), ...yesOrNo];
	if (keyword === "help") return [...alert, owed("help", text, reading)];
	const question = mayMeanStop(text.body) && !thread.optedOut ? raised(thread, "stop_question", text) : [];
	const stranger = saysWrongNumber(text.body) ? raised(thread, "wrong_number", text) : [];
	const unattended = reading.answersUnattended && !emergency && yesOrNo.length === 0 ? [owed("unattended", text, reading)] : [];
	return [...alert, ...yesOrNo, ...question, ...stranger, ...unattended];
}

function stop(thread: Thread, text: Text, reading: Reading): ThreadEvent[] {
	// A STOP that comes to light late says nothing about a START after it.
	if (thread.restartedAt !== null && text.at < thread.restartedAt) return [];
	const meaning = stopWord(text.body)?.ambiguous === true ? raised(thread, "cancel_meaning", text) : [];
	// Said again: a START from between the two must not lift it when that comes to light.
	if (thread.optedOut?.source === "patient") return [repeated({ say: "stop", at: text.at, source: "patient" }), ...meaning];
	return [
		{ type: "NumberOptedOut", source: "patient", at: text.at },
		...meaning,
		...(thread.optedOut ? [] : [owed("opt_out", text, reading)]),
	];
}

function start(thread: Thread, text: Text): ThreadEvent[] {
	// A START that comes to light late says nothing about an opt-out after it.
	if (thread.optedOut && text.at >= thread.optedOut.at) return [{ type: "NumberOptedIn", at: text.at }];
	// The opt-out may have been said to another clinic, and not be known here yet. A bare yes is too often meant for us alone.
	return isRestart(text.body) ? [repeated({ say: "start", at: text.at })] : [];
}

function answerToRequest(thread: Thread, text: Text, reading: Reading): ThreadEvent[] {
	const says = answerOf(text.body);
	const request = openRequest(thread.consents);
	const phone = thread.patients.find(({ id }) => id === request?.patientId);
	// A yes of one who may not agree for the patient is no consent; it is read by a person, like any other text.
	if (says === "yes" && phone && reading.today !== null && speakerRefusal(phone, reading.today)) return [];
	const as = answersAs(phone, reading.today);
	const consent = says && answered(request, { messageId: text.id, at: text.at, says, as }, reading.requestWent);
	return consent ? [{ type: "ConsentChanged", consent }] : [];
}

function repeated(word: PhoneWord): ThreadEvent {
	return { type: "WordRepeated", word };
}

/** A person is called once for each thing that waits; for an emergency again, as long as the list can be read at a glance. */
function raised(thread: Thread, kind: AttentionItem["kind"], text: Text): ThreadEvent[] {
	const open = thread.attention.filter((item) => item.kind === kind).length;
	if (open >= (kind === "emergency" ? MOST_EMERGENCIES : 1)) return [];
	return [{ type: "AttentionRaised", item: { kind, since: text.at, messageId: text.id } }];
}

function owed(kind: OwedAnswer["kind"], text: Text, { optOutType }: Reading): ThreadEvent {
	return { type: "AnswerOwed", owed: { messageId: text.id, kind, at: text.at, marked: Boolean(optOutType) } };
}
