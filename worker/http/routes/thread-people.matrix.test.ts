import { expect, test } from "vitest";
import { aPeoplePlace, type PeoplePlace } from "../../testing/people-place.ts";
import { aSignedIn, call, problemOf } from "../../testing/staff-door.ts";
import { CANARY } from "../../testing/staff-routes.ts";

type Route = { ask: string; body?: object; member: number; reader: 200 | 403 };

const reads = (ask: string): Route => ({ ask, member: 200, reader: 200 });
const writes = (ask: string, body?: object, member = 200): Route => ({ ask, body, member, reader: 403 });

const ROUTES: Route[] = [
	writes("POST /consent-requests", { id: "q2", patientId: "p2" }, 201),
	reads("GET /consents"),
	reads("GET /consents/export?patientId=:patient"),
	reads("GET /consents/export?patientId=:patient&format=pdf"),
	writes("DELETE /consents/:consent", { reason: "x" }),
	writes("POST /opt-out", { source: "written", reason: "x" }),
	writes("DELETE /opt-out", { reason: "x" }),
	writes("POST /attention", { kind: "wrong_number", as: "seen" }, 409),
	writes("PUT /patients/:patient"),
	writes("DELETE /patients/:patient"),
	writes("PUT /messages/:message/about", { patientId: ":patient" }),
	writes("POST /wrong-number", {}),
];

const fill = (text: string, ids: Partial<PeoplePlace>) =>
	text.replace(/:(patient|consent|message)\b/g, (all, name: "patient" | "consent" | "message") => ids[name] ?? all);

function asked(token: string | null, thread: string, { ask, body }: Route, ids: Partial<PeoplePlace>) {
	const [method = "", path = ""] = fill(ask, ids).split(" ");
	return call(token, method, `/api/threads/${thread}${path}`, body ? { body: JSON.parse(fill(JSON.stringify(body), ids)) } : {});
}

async function refused(response: Response, place: PeoplePlace): Promise<string> {
	const said = await response.clone().text();
	for (const secret of [CANARY, place.clinic, place.number, place.patient, place.consent]) expect(said).not.toContain(secret);
	const { status, code } = await problemOf(response);
	return `${status} ${code}`;
}

for (const route of ROUTES) {
	test.for(["reader", "member", "admin"] as const)(`${route.ask} as %s is answered as that role may`, async (role) => {
		const place = await aPeoplePlace();
		const { token } = await aSignedIn({ clinicId: place.clinic, role });
		const response = await asked(token, place.thread, route, place);
		expect(response.status).toBe(role === "reader" ? route.reader : route.member);
		if (response.status === 403) expect(await refused(response, place)).toBe("403 read_only");
		else await response.body?.cancel();
	});

	test(`${route.ask} shows those outside nothing, signed in or not, and changes nothing`, async () => {
		const [place, other] = [await aPeoplePlace(), await aPeoplePlace()];
		const { token } = await aSignedIn({ clinicId: place.clinic, role: "member" });
		const kept = async () => (await call(token, "GET", `/api/threads/${place.thread}`)).text();
		const before = await kept();
		for (const outsider of [await aSignedIn(), await aSignedIn({ clinicId: other.clinic, role: "admin" })]) {
			expect(await refused(await asked(outsider.token, place.thread, route, place), place)).toBe("404 not_found");
			for (const thread of ["f".repeat(64), place.clinic, "nonsense", place.message])
				expect([thread, (await problemOf(await asked(outsider.token, thread, route, place))).code]).toEqual([thread, "not_found"]);
		}
		expect(await refused(await asked(null, place.thread, route, place), place)).toBe("401 signed_out");
		expect(await kept()).toBe(before);
	});
}

/** I19: every id that a route takes, filled with the id of another clinic's thing, in a thread of one's own. */
const FOREIGN: [ask: string, body: object | undefined, answer: string][] = [
	["POST /consent-requests", { id: ":consent", patientId: ":patient" }, "201"],
	["GET /consents/export?patientId=:patient", undefined, "404 not_found"],
	["GET /consents/export?patientId=:patient&format=pdf", undefined, "404 not_found"],
	["DELETE /consents/:consent", { reason: "x" }, "404 not_found"],
	["POST /attention", { kind: "emergency", messageId: ":message", as: "seen" }, "409 not_waiting"],
	["PUT /patients/:patient", undefined, "409 no_patient"],
	["DELETE /patients/:patient", undefined, "409 no_patient"],
	["PUT /messages/:message/about", { patientId: null }, "404 not_found"],
	["PUT /messages/:mine/about", { patientId: ":patient" }, "409 no_patient"],
	["POST /messages", { id: "m1", body: "Hello", about: ":patient" }, "409 no_patient"],
	["POST /messages", { id: ":message", body: "Hello" }, "201"],
	["POST /messages/:message/resolution", { as: "sent" }, "409 not_waiting"],
	["PUT /read", { messageId: ":message" }, "404 not_found"],
];

test.for(FOREIGN)("%s with another clinic's ids finds nothing of theirs: %s → %s", async ([ask, body, answer]) => {
	const [mine, theirs] = [await aPeoplePlace(), await aPeoplePlace()];
	const { token } = await aSignedIn({ clinicId: mine.clinic, role: "member" });
	const route = { ask: ask.replace(":mine", mine.message), body, member: 0, reader: 403 } as const;
	const response = await asked(token, mine.thread, route, theirs);
	const said = await response.text();
	const code = response.ok ? "" : ` ${JSON.parse(said).code}`;
	expect(`${response.status}${code}`).toBe(answer);
	for (const secret of [CANARY, theirs.clinic, theirs.number]) expect(said).not.toContain(secret);
});

test.for(["GET", "PATCH"])("%s of another clinic's patient, in one's own clinic and in theirs, finds nothing", async (method) => {
	const [mine, theirs] = [await aPeoplePlace(), await aPeoplePlace()];
	const { token } = await aSignedIn({ clinicId: mine.clinic, role: "admin" });
	for (const clinic of [mine.clinic, theirs.clinic]) {
		const body = method === "PATCH" ? { body: { name: "Mary" } } : {};
		const response = await call(token, method, `/api/clinics/${clinic}/patients/${theirs.patient}`, body);
		expect(await refused(response, theirs)).toBe("404 not_found");
	}
});

test("what is looked up in one's own clinic never brings another clinic's patients", async () => {
	const [mine, theirs] = [await aPeoplePlace(), await aPeoplePlace()];
	const { token } = await aSignedIn({ clinicId: mine.clinic, role: "admin" });
	for (const query of ["", `?q=${CANARY}`, `?q=${theirs.patient}`, `?number=${encodeURIComponent(theirs.number)}`, "?limit=1000"]) {
		const response = await call(token, "GET", `/api/clinics/${mine.clinic}/patients${query}`);
		expect([query, response.status]).toEqual([query, 200]);
		expect(await response.text()).not.toContain(theirs.patient);
	}
});
