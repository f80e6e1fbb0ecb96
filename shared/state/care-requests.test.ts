import { expect, test } from "vitest";
import { createApi } from "../api/client.ts";
import { type CareRequests, careRequests, type NewPatient } from "./care-requests.ts";
import type { GuardianSeen } from "./phone-owner.ts";
import { aMessage, aThread, threadId } from "./testing/builders.ts";
import { aConsent, ana } from "./testing/fake-care.ts";

/** The real client over a network that gives one answer. */
function asking(answer: unknown) {
	const seen: Request[] = [];
	const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
		seen.push(new Request(new URL(String(input), "https://texting.example"), init));
		return answer instanceof Blob ? new Response(answer) : Response.json(answer);
	};
	const requests = careRequests(createApi({ fetch, token: () => "secret", signedOut: () => {} }), threadId(), "riverside");
	return { requests, seen };
}

const HERE = `/api/threads/${threadId()}`;
const CLINIC = "/api/clinics/riverside";
const rosa: GuardianSeen = { patientId: null, name: "Rosa Ruiz", role: "parent", scope: "all", until: null };
const newAna: NewPatient = { ...ana, role: "own", guardians: [rosa] };
const asSent = { ...ana, numbers: [{ number: "+12125550143", role: "own" }] };

test.each<[what: string, answer: unknown, ask: (requests: CareRequests) => unknown, method: string, path: string, body: unknown]>([
	[
		"treats a text as an opt-out",
		aThread(),
		(r) => r.settle({ kind: "stop_question", messageId: "m1", as: "opt_out" }),
		"POST",
		`${HERE}/attention`,
		{ kind: "stop_question", messageId: "m1", as: "opt_out" },
	],
	[
		"opts out",
		aThread(),
		(r) => r.optOut({ source: "written", reason: "By mail" }),
		"POST",
		`${HERE}/opt-out`,
		{ source: "written", reason: "By mail" },
	],
	["lifts", aThread(), (r) => r.lift("A mistake"), "DELETE", `${HERE}/opt-out`, { reason: "A mistake" }],
	["reports a wrong number", aThread(), (r) => r.wrongNumber(""), "POST", `${HERE}/wrong-number`, {}],
	["links", aThread(), (r) => r.link("a:1"), "PUT", `${HERE}/patients/a%3A1`, null],
	["unlinks", aThread(), (r) => r.unlink("ana"), "DELETE", `${HERE}/patients/ana`, null],
	["moves a text", aMessage(), (r) => r.setAbout("m1", null), "PUT", `${HERE}/messages/m1/about`, { patientId: null }],
	[
		"asks for consent",
		aConsent(),
		(r) => r.askConsent({ id: "c1", patientId: "ana" }),
		"POST",
		`${HERE}/consent-requests`,
		{ id: "c1", patientId: "ana" },
	],
	["withdraws", aConsent(), (r) => r.withdraw("c1", "By phone"), "DELETE", `${HERE}/consents/c1`, { reason: "By phone" }],
	["lists consents", { items: [aConsent()], next: null }, (r) => r.consents("9"), "GET", `${HERE}/consents?cursor=9`, null],
	[
		"looks for patients by number",
		{ items: [ana], next: null },
		(r) => r.patientsWith("+12125550143"),
		"POST",
		`${CLINIC}/patients/search`,
		{ number: "+12125550143" },
	],
	["adds a patient", ana, (r) => r.addPatient(newAna, "+12125550143"), "POST", `${CLINIC}/patients`, asSent],
	[
		"adds a patient with a guardian's phone",
		ana,
		(r) => r.addPatient({ ...newAna, role: "guardian" }, "+12125550143"),
		"POST",
		`${CLINIC}/patients`,
		{ ...ana, numbers: [{ number: "+12125550143", role: "guardian" }], guardians: [rosa] },
	],
	[
		"says whose phone it is",
		{ ...ana, source: "staff", version: 4, numbers: [], guardians: [rosa] },
		(r) => r.changeOwner("ana", { version: 3, numbers: [], guardians: [rosa] }),
		"PATCH",
		`${CLINIC}/patients/ana`,
		{ version: 3, numbers: [], guardians: [rosa] },
	],
])("%s as the Worker expects it", async (_what, answer, ask, method, path, body) => {
	const { requests, seen } = asking(answer);
	await ask(requests);
	const [request] = seen;
	expect(request?.method).toBe(method);
	expect(request?.url).toBe(`https://texting.example${path}`);
	expect(await request?.json().catch(() => null)).toEqual(body);
});

test("an export is fetched with the session, which a link could not carry", async () => {
	const { requests, seen } = asking(new Blob(["%PDF"]));
	await expect((await requests.exported("ana", "pdf")).text()).resolves.toBe("%PDF");
	expect(seen[0]?.url).toBe(`https://texting.example${HERE}/consents/export?patientId=ana&format=pdf`);
	expect(seen[0]?.headers.get("authorization")).toBe("Bearer secret");
});
