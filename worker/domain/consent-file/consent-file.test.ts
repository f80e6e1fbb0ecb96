import { expect, test } from "vitest";
import { aConsent, aTextIn, aTextOut, aThread, NOON } from "../../testing/thread-parts.ts";
import { consentPdf } from "./as-pdf.ts";
import { consentFile, type FileFacts } from "./consent-file.ts";
import { VERIFY } from "./verify.ts";

const QUESTION = "May we text you health details? Reply AGREE or NO.";

function aFile(more: Partial<FileFacts> = {}) {
	return consentFile({
		thread: aThread({ consents: [aConsent({ recordHash: "a".repeat(64) })] }),
		clinic: { id: "riverside", name: "Riverside Clinic", country: "US", wordingVersion: 1 },
		patient: { id: "ana", name: "Ana Núñez", birthDate: "1980-02-03", language: "en" },
		textOf: (id) =>
			id === "c1"
				? { ...aTextOut(QUESTION, { id }), state: "delivered", sid: "SMout" }
				: { ...aTextIn("AGREE", { id }), state: "received", sid: null },
		today: "2026-11-02",
		log: [],
		madeBy: { id: "7", name: "Dana Klein" },
		now: NOON + 60_000,
		...more,
	});
}

const printed = (file: ReturnType<typeof aFile>, country = "US") => Buffer.from(consentPdf(file, country)).toString("latin1");

test("a record stands with the exact words of question and answer, both ids at the carrier, and its times in UTC", () => {
	const [record] = aFile().records;
	expect(record).toMatchObject({
		state: "granted",
		askedAt: "2026-11-02T16:59:00.000Z",
		at: "2026-11-02T17:00:00.000Z",
		by: { id: "7", name: "Dana Klein" },
		request: { messageId: "c1", carrierSid: "SMout", body: QUESTION, direction: "out", state: "delivered" },
		answer: { messageId: `SM${"3".repeat(32)}`, carrierSid: `SM${"3".repeat(32)}`, body: "AGREE", direction: "in" },
	});
});

test("the file of one patient says nothing of another on the same phone", () => {
	const thread = aThread({ consents: [aConsent(), aConsent({ id: "c2", patientId: "ben" })] });
	expect(aFile({ thread }).records.map(({ id }) => id)).toEqual(["c1"]);
	expect(JSON.stringify(aFile({ thread }))).not.toContain("ben");
});

test("a withdrawal stands beside what it ended, with its reason and who recorded it", () => {
	const by = { id: "8", name: "Lee Park" };
	const end = aConsent({ id: "c1.withdrawn", state: "withdrawn", ends: "c1", reason: "At the desk.", by, requestMessageId: null });
	const file = aFile({ thread: aThread({ consents: [aConsent(), end] }) });
	expect(file.records.map(({ state }) => state)).toEqual(["granted", "withdrawn"]);
	expect(file.records[1]).toMatchObject({ ends: "c1", reason: "At the desk.", by, request: null });
	expect(file.now.consent).toBe("none");
	for (const words of ["(2. Withdrawn)", "(At the desk.)", "(Lee Park \\(8\\))"]) expect(printed(file)).toContain(words);
});

test("an opt-out of the number is told as it is now, and consent under older words is not called in force", () => {
	const thread = aThread({ consents: [aConsent()], optedOut: { at: NOON, source: "staff", by: "8", reason: "spoken: no more" } });
	const file = aFile({ thread, clinic: { id: "riverside", name: "Riverside Clinic", country: "US", wordingVersion: 2 } });
	expect(file.now.optOut).toEqual({
		at: "2026-11-02T17:00:00.000Z",
		source: "staff",
		elsewhere: false,
		by: "8",
		reason: "spoken: no more",
	});
	expect(file.now.consent).toBe("outdated");
	expect(printed(file)).toContain("(Opted out of texts)");
});

test("the rule for the record's hash names every field of the record that was signed, in its order", () => {
	expect(VERIFY.recordHash.overList).toHaveLength(14);
	const file = aFile();
	for (const path of VERIFY.recordHash.overList) {
		const [name = "", ...rest] = path.split(".");
		let value: unknown = name === "record" ? file.records[0] : Reflect.get(file, name);
		for (const part of rest) value = Reflect.get(Object(value), part);
		expect([path, value]).not.toEqual([path, undefined]);
	}
});

test("the page says all that the file says of the patient and each record", () => {
	const file = aFile();
	const page = printed(file);
	const [record] = file.records;
	const told = [file.clinic.name, file.number, file.clinicNumber, "Ana Núñez", "1980-02-03", QUESTION, "AGREE", "SMout"];
	for (const words of [...told, record?.wordingHash, record?.recordHash, record?.answer?.messageId]) expect(page).toContain(words);
});

test("a patient who was asked in Spanish gets the page in Spanish, on the paper of the country", () => {
	const file = aFile({ thread: aThread({ consents: [aConsent({ language: "es" })] }) });
	expect(printed(file, "ES")).toContain("(1. Concedido)");
	expect(printed(file, "ES")).toContain("/Lang (es)");
	expect(printed(file, "ES")).toContain("/MediaBox [0 0 595 842]");
	expect(printed(file, "MX")).toContain("/MediaBox [0 0 612 792]");
});

test("a name in another script is shown by numbers, and the title of the document names nobody", () => {
	const page = printed(aFile({ patient: { id: "ana", name: "王小明", birthDate: null, language: "en" } }));
	expect(page).toContain("\\\\u{738B}\\\\u{5C0F}\\\\u{660E} \\(ana\\)");
	expect(/\/Title \((.*?)\)/.exec(page)?.[1]).toBe("Record of consent to health details by text message");
});

test("a patient who was never asked has a file that says so", () => {
	const file = aFile({ thread: aThread() });
	expect(file.records).toEqual([]);
	expect(printed(file)).toContain("never asked on this number");
});

test("who answered is said: the guardian where one alone could have, else whose phone it was", () => {
	const rosa = { name: "Rosa Ruiz", role: "parent" as const };
	const of = (guardian: typeof rosa | null) =>
		aFile({ thread: aThread({ consents: [aConsent({ answeredAs: { role: "guardian", guardian } })] }) });
	expect(of(rosa).records[0]).toMatchObject({ answeredAs: { role: "guardian", guardian: rosa } });
	expect(printed(of(rosa))).toContain("answered as guardian: Rosa Ruiz, parent");
	expect(printed(of(null))).not.toContain("answered as guardian");
	expect(printed(of(null))).toContain("a guardian's phone");
	expect(printed(aFile())).not.toContain("Answered from");
});

test("consent that a guardian gave whose time is over is not called in force", () => {
	const answeredAs = { role: "guardian", guardian: { name: "Rosa Ruiz", role: "parent" } } as const;
	const speaker = { ...answeredAs.guardian, scope: "all", until: "2026-11-01" } as const;
	const patient = { id: "ana", name: "Ana", birthDate: null, language: "en", role: "guardian", guardians: [speaker] } as const;
	const thread = aThread({ patients: [patient], consents: [aConsent({ answeredAs })] });
	expect(aFile({ thread, today: "2026-11-01" }).now.consent).toBe("in_force");
	expect(aFile({ thread, today: "2026-11-02" }).now.consent).toBe("guardian_ended");
});
