import { expect, test } from "vitest";
import { Consent, ConsentPage } from "../../../shared/schemas/consent.ts";
import { Message } from "../../../shared/schemas/message.ts";
import { Thread } from "../../../shared/schemas/thread.ts";
import { aPeoplePlace } from "../../testing/people-place.ts";
import { aSignedIn, call, problemOf } from "../../testing/staff-door.ts";

async function aRoom() {
	const place = await aPeoplePlace();
	const { token, id } = await aSignedIn({ clinicId: place.clinic, role: "member" });
	const ask = (method: string, path: string, body?: object) =>
		call(token, method, `/api/threads/${place.thread}${path}`, body ? { body } : {});
	const thread = async (response: Response | Promise<Response>) => Thread.parse(await (await response).json());
	return {
		...place,
		staffId: id,
		ask,
		thread,
		seen: () => thread(ask("GET", "")),
		consents: async () => ConsentPage.parse(await (await ask("GET", "/consents")).json()).items,
		refusal: async (method: string, path: string, body?: object) => problemOf(await ask(method, path, body)),
	};
}

test("a consent is asked for once: a double click is the same question, another meanwhile is refused", async () => {
	const { ask, refusal, consents, patient } = await aRoom();
	const question = { id: "q2", patientId: "daughter" };
	const [first, again] = [await ask("POST", "/consent-requests", question), await ask("POST", "/consent-requests", question)];
	expect([first.status, again.status]).toEqual([201, 200]);
	expect(Consent.parse(await first.json())).toEqual(await again.json());
	expect(await refusal("POST", "/consent-requests", { id: "q2", patientId: "son" })).toEqual({ status: 409, code: "id_reused" });
	expect(await refusal("POST", "/consent-requests", { id: "q3", patientId: "son" })).toEqual({ status: 409, code: "question_open" });
	expect((await consents()).map(({ patientId, state }) => [patientId, state])).toEqual([
		["daughter", "open"],
		[patient, "granted"],
	]);
});

test("two clicks at the same moment ask once", async () => {
	const { ask, consents } = await aRoom();
	const question = { id: "q2", patientId: "daughter" };
	const answers = await Promise.all([ask("POST", "/consent-requests", question), ask("POST", "/consent-requests", question)]);
	expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
	for (const answer of answers) await answer.body?.cancel();
	expect((await consents()).filter(({ state }) => state === "open")).toHaveLength(1);
});

test("a patient who has agreed is not asked again, nor one whose number wants no texts", async () => {
	const { refusal, patient, says } = await aRoom();
	expect(await refusal("POST", "/consent-requests", { id: "q2", patientId: patient })).toEqual({ status: 409, code: "already_granted" });
	await says("STOP");
	expect(await refusal("POST", "/consent-requests", { id: "q3", patientId: "son" })).toEqual({ status: 409, code: "opted_out" });
});

test("a withdrawal is a record of its own, said once", async () => {
	const { ask, refusal, consents, consent, staffId } = await aRoom();
	const reason = { reason: "Asked at the desk." };
	const [first, again] = [await ask("DELETE", `/consents/${consent}`, reason), await ask("DELETE", `/consents/${consent}`, reason)];
	expect([first.status, again.status]).toEqual([200, 200]);
	const withdrawn = Consent.parse(await first.json());
	expect(withdrawn).toMatchObject({ state: "withdrawn", ends: consent, reason: "Asked at the desk.", by: { id: staffId } });
	expect(await again.json()).toEqual(withdrawn);
	expect((await consents()).map(({ state }) => state)).toEqual(["withdrawn", "granted"]);
	expect(await refusal("DELETE", `/consents/${withdrawn.id}`, reason)).toEqual({ status: 409, code: "not_in_force" });
	expect(await refusal("DELETE", "/consents/none", reason)).toEqual({ status: 404, code: "not_found" });
});

test("a patient's consent is a file in two forms; its name says nothing of the patient", async () => {
	const { ask, refusal, patient, consent } = await aRoom();
	const json = await ask("GET", `/consents/export?patientId=${patient}`);
	expect(json.headers.get("Content-Type")).toBe("application/json");
	expect(await json.text()).toContain(consent);
	const pdf = await ask("GET", `/consents/export?patientId=${patient}&format=pdf`);
	expect(pdf.headers.get("Content-Disposition")).toBe('attachment; filename="consent-record.pdf"');
	expect(new TextDecoder().decode((await pdf.arrayBuffer()).slice(0, 5))).toBe("%PDF-");
	expect(await refusal("GET", "/consents/export?patientId=nobody")).toEqual({ status: 404, code: "not_found" });
});

test("staff end texts for a patient who asked elsewhere, and take back what staff wrote down", async () => {
	const { ask, thread } = await aRoom();
	const said = { source: "spoken", reason: "On the phone." };
	const stopped = await thread(ask("POST", "/opt-out", said));
	expect(stopped).toMatchObject({
		canSend: { allowed: false, code: "opted_out_by_staff" },
		optOut: { source: "staff", liftedBy: "staff" },
	});
	expect((await thread(ask("POST", "/opt-out", said))).optOut).toEqual(stopped.optOut);
	const lifted = [
		await thread(ask("DELETE", "/opt-out", { reason: "A mix-up." })),
		await thread(ask("DELETE", "/opt-out", { reason: "A mix-up." })),
	];
	for (const { optOut, canSend } of lifted) expect([optOut, canSend.allowed]).toEqual([null, true]);
});

test("what a patient stopped, no member of staff starts again", async () => {
	const { ask, refusal, says, seen } = await aRoom();
	await says("Stop.");
	expect(await refusal("DELETE", "/opt-out", { reason: "We need them." })).toEqual({ status: 409, code: "patient_stop" });
	await (await ask("POST", "/opt-out", { source: "spoken", reason: "Said it again." })).body?.cancel();
	expect(await refusal("DELETE", "/opt-out", { reason: "We need them." })).toEqual({ status: 409, code: "patient_stop" });
	expect(await seen()).toMatchObject({ optOut: { source: "patient", liftedBy: "patient" }, canSend: { allowed: false } });
});

test("a text that may have meant STOP is settled once, either way", async () => {
	const { ask, thread, refusal, says, seen } = await aRoom();
	const question = { kind: "stop_question", as: "seen" };
	expect(await refusal("POST", "/attention", question)).toEqual({ status: 409, code: "not_waiting" });
	await says("please stop texting me");
	expect((await seen()).attention).toMatchObject([{ kind: "stop_question" }]);
	expect(await thread(ask("POST", "/attention", question))).toMatchObject({ attention: [], optOut: null });
	expect(await refusal("POST", "/attention", question)).toEqual({ status: 409, code: "not_waiting" });
	await says("I said stop texting me");
	expect(await thread(ask("POST", "/attention", { ...question, as: "opt_out" }))).toMatchObject({
		attention: [],
		optOut: { liftedBy: "patient" },
	});
});

test("a patient is taken off the thread, which pauses the consent, and put back without it", async () => {
	const { ask, thread, refusal, patient } = await aRoom();
	const off = await thread(ask("DELETE", `/patients/${patient}`));
	expect([off.patients, off.consents.map(({ state }) => state)]).toEqual([[], ["paused"]]);
	expect(await refusal("DELETE", `/patients/${patient}`)).toEqual({ status: 409, code: "no_patient" });
	const back = [await thread(ask("PUT", `/patients/${patient}`)), await thread(ask("PUT", `/patients/${patient}`))];
	for (const { patients, consents } of back) expect([patients.length, consents.map(({ state }) => state)]).toEqual([1, ["paused"]]);
	expect(await refusal("PUT", "/patients/nobody")).toEqual({ status: 409, code: "no_patient" });
	expect(await refusal("PUT", "/patients/a%20b")).toEqual({ status: 404, code: "not_found" });
});

test("a message goes to another person of the number and back again", async () => {
	const { ask, refusal, message, patient } = await aRoom();
	const about = async (patientId: string | null) =>
		Message.parse(await (await ask("PUT", `/messages/${message}/about`, { patientId })).json()).about;
	expect([await about(patient), await about(patient), await about(null)]).toEqual([patient, patient, undefined]);
	expect(await refusal("PUT", `/messages/${message}/about`, { patientId: "stranger" })).toEqual({ status: 409, code: "no_patient" });
	expect(await refusal("PUT", "/messages/none/about", { patientId: patient })).toEqual({ status: 404, code: "not_found" });
});

test("a wrong number ends texts, is nobody's, and waits for staff, however often it is reported", async () => {
	const { ask, thread } = await aRoom();
	const reports = [await thread(ask("POST", "/wrong-number", { reason: "A stranger." })), await thread(ask("POST", "/wrong-number", {}))];
	for (const report of reports)
		expect(report).toMatchObject({
			patients: [],
			optOut: { source: "staff" },
			attention: [{ kind: "wrong_number" }],
			consents: [{ state: "paused" }],
		});
});

test("a text about somebody whom the number does not reach is not sent", async () => {
	const { refusal } = await aRoom();
	expect(await refusal("POST", "/messages", { id: "m2", body: "Hello", about: "stranger" })).toEqual({ status: 409, code: "no_patient" });
	expect(await refusal("POST", "/messages", { id: "m3", body: "Hello", health: true })).toEqual({ status: 409, code: "phi_off" });
});

const long = "x".repeat(301);
test.for([
	["POST", "/consent-requests", { id: "q 1", patientId: "p1" }, "id"],
	["POST", "/consent-requests", { id: "q1" }, "patientId"],
	["POST", "/consent-requests", { id: "q1", patientId: "p1", wording: 3 }, "body"],
	["DELETE", "/consents/:consent", {}, "reason"],
	["DELETE", "/consents/:consent", { reason: "  " }, "reason"],
	["DELETE", "/consents/:consent", { reason: long }, "reason"],
	["GET", "/consents/export", undefined, "patientId"],
	["GET", "/consents/export?patientId=p1&format=docx", undefined, "format"],
	["POST", "/opt-out", { reason: "x" }, "source"],
	["POST", "/opt-out", { source: "guessed", reason: "x" }, "source"],
	["POST", "/opt-out", { source: "spoken" }, "reason"],
	["DELETE", "/opt-out", { reason: "" }, "reason"],
	["POST", "/attention", { kind: "failed_send", as: "seen" }, "kind"],
	["POST", "/attention", { kind: "emergency", as: "nothing" }, "as"],
	["PUT", "/messages/:message/about", {}, "patientId"],
	["PUT", "/messages/:message/about", { patientId: "a b" }, "patientId"],
	["POST", "/wrong-number", { reason: 5 }, "reason"],
	["POST", "/wrong-number", { number: "+16175550199" }, "body"],
	["POST", "/messages", { id: "m1", body: "x", about: null }, "about"],
	["POST", "/messages", { id: "m1", body: "x", health: "yes" }, "health"],
] as const)("%s %s with something wrong in it names the field and changes nothing", async ([method, path, body, at]) => {
	const { refusal, seen, consents, consent, message } = await aRoom();
	const before = [await seen(), await consents()];
	const filled = path.replace(":consent", consent).replace(":message", message);
	expect(await refusal(method, filled, body)).toEqual({ status: 400, code: "malformed", at });
	expect([await seen(), await consents()]).toEqual(before);
});
