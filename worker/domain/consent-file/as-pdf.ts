import { pdf } from "../pdf/document.ts";
import type { Block } from "../pdf/layout.ts";
import type { ConsentFile, FiledRecord, FiledText } from "./consent-file.ts";
import { WORDS } from "./words.ts";

type Words = (typeof WORDS)["en"];

/** Where paper is Letter; elsewhere it is A4. */
const LETTER: ReadonlySet<string> = new Set(["US", "CA", "MX", "CL", "CO", "PH", "PR", "VE"]);

/** The same content as a page to print, in the language in which the patient was asked. */
export function consentPdf(file: ConsentFile, country: string): Uint8Array<ArrayBuffer> {
	const words = WORDS[file.language];
	return pdf({
		// Nobody's name: this title shows in lists of files and on window bars.
		title: words.title,
		language: file.language,
		paper: LETTER.has(country) ? "letter" : "a4",
		at: Date.parse(file.madeAt),
		blocks: [...head(file, words), ...file.records.flatMap((record, index) => recorded(record, index + 1, words)), ...foot(words)],
		footer: words.page,
	});
}

function head(file: ConsentFile, words: Words): Block[] {
	const { clinic, patient, now, madeBy } = file;
	return [
		{ kind: "title", text: words.title },
		{ kind: "text", text: words.purpose },
		pair(words.clinic, `${clinic.name} (${clinic.id})`),
		pair(words.clinicNumber, file.clinicNumber),
		pair(words.patient, `${patient.name || words.noName} (${patient.id})`),
		pair(words.born, patient.birthDate ?? words.none),
		pair(words.number, file.number),
		pair(words.made, `${time(file.madeAt)} ${words.madeBy(madeBy.name, madeBy.id)}`),
		{ kind: "heading", text: words.now },
		pair(words.consent, words.consentNow[now.consent]),
		pair(words.wordingInUse, String(now.wordingVersion)),
		pair(words.linked, now.linked ? words.yes : words.no),
		pair(words.optOut, optOut(file, words)),
		{ kind: "heading", text: words.records(file.records.length) },
		...(file.records.length === 0 ? [{ kind: "text", text: words.noRecords } as const] : []),
	];
}

function optOut({ now }: ConsentFile, words: Words): string {
	if (!now.optOut) return words.noOptOut;
	const { at, source, elsewhere, by, reason } = now.optOut;
	const said = [`${words.optOutBy[source]}${by === null ? "" : ` (${by})`}`, elsewhere && words.elsewhere, reason].filter(
		(part) => typeof part === "string",
	);
	return `${words.yes}, ${time(at)}, ${said.join(", ")}`;
}

function recorded(record: FiledRecord, number: number, words: Words): Block[] {
	const { fields } = words;
	const by = record.by && `${record.by.name} (${record.by.id})`;
	return [
		{ kind: "heading", text: words.record(number, words.state[record.state]) },
		pair(fields.id, record.id),
		pair(fields.at, time(record.at)),
		...some(record.ends === null ? fields.askedBy : fields.endedBy, by),
		...some(fields.reason, record.reason),
		...some(fields.ends, record.ends),
		...some(fields.askedAt, record.askedAt && time(record.askedAt)),
		...some(fields.expiresAt, record.expiresAt && time(record.expiresAt)),
		pair(fields.wording, `${record.wordingVersion} (${words.language[record.language]})`),
		pair(fields.wordingHash, record.wordingHash),
		...quoted(words.request, record.requestMessageId, record.request, words),
		...some(fields.answeredAs, answeredAs(record, words)),
		...some(fields.signedName, record.answeredBy?.typedName ?? null),
		...quoted(words.answer, record.answerMessageId, record.answer, words),
		...some(fields.recordHash, record.recordHash),
	];
}

function answeredAs({ answeredAs }: FiledRecord, words: Words): string | null {
	if (!answeredAs) return null;
	const { role, guardian } = answeredAs;
	return guardian ? `${words.phone[role]}, ${words.answeredAs(guardian.name, words.guardian[guardian.role])}` : words.phone[role];
}

function quoted(label: string, messageId: string | null, text: FiledText | null, words: Words): Block[] {
	if (!text) return some(words.messageId, messageId);
	const state = words.delivery[text.state];
	const way = text.direction === "out" && state ? `, ${state}` : "";
	return [
		{ kind: "pair", label, value: text.body, quote: true },
		pair(words.texted[text.direction], `${time(text.at)}${way}`),
		pair(words.messageId, text.messageId),
		...some(words.carrierSid, text.carrierSid),
	];
}

function foot(words: Words): Block[] {
	return [
		{ kind: "heading", text: words.verify },
		{ kind: "small", text: words.verifyWords },
		{ kind: "small", text: words.letters },
	];
}

function some(label: string, value: string | null): Block[] {
	return value === null ? [] : [pair(label, value)];
}

function pair(label: string, value: string): Block {
	return { kind: "pair", label, value };
}

function time(instant: string): string {
	return instant.replace("T", " ").replace("Z", " UTC");
}
