/**
 * How anyone checks a consent file without us: what each hash covers, as paths into the file. `record.` is one of
 * `records`, `row.` one of `log`. The order is that of `signedText` and of `eventHash`.
 */
export const VERIFY = {
	algorithm: "SHA-256 over UTF-8 bytes, written as 64 lower-case hex digits",
	list:
		"JSON.stringify of an array of these values in this order, without blanks. " +
		"What is listed under instants stands in it as a number of milliseconds since 1970-01-01T00:00:00Z, null as null.",
	instants: ["record.askedAt", "record.at", "row.at"],
	wordingHash: { equals: "record.wordingHash", over: "record.request.body" },
	recordHash: {
		equals: "record.recordHash",
		when: "record.recordHash is not null: what the patient granted or refused is signed",
		overList: [
			"record.id",
			"clinic.id",
			"number",
			"record.patientId",
			"record.state",
			"record.wordingVersion",
			"record.wordingHash",
			"record.request.body",
			"record.language",
			"record.requestMessageId",
			"record.answerMessageId",
			"record.askedAt",
			"record.at",
			"record.by",
		],
		/** After those, in the records that have them: as whom the answer was given, and how where it was no text. */
		overListWhereKept: ["record.answeredAs", "record.answeredBy"],
	},
	log: {
		equals: "row.hash",
		overList: ["row.before", "row.seq", "row.at", "row.type", "row.actor", "row.facts"],
		says:
			"Every change of a record is a row of the thread's event log. row.facts is JSON text and names the record, its state and its recordHash; " +
			"row.before is the hash of the row before it in the whole log, of which only the rows on this patient's consent stand here.",
	},
} as const;
