import { runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { nightly } from "../../objects/nightly.ts";
import { clinicOf } from "../../objects/stubs.ts";
import { runsPage } from "../../store/clinic/copy-runs.ts";
import { aClinic, testEnv } from "../../testing/clinic.ts";
import { FhirServer } from "../../testing/fhir-server.ts";
import { aSignedIn, call, ORIGIN, problemOf } from "../../testing/staff-door.ts";
import { must } from "../../testing/thread-room.ts";

let server = new FhirServer();
beforeEach(() => {
	server = new FhirServer();
	vi.stubGlobal("fetch", server.fetch);
});
afterEach(() => void vi.unstubAllGlobals());

const Keys = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });
const asked = { baseUrl: "https://fhir.example.com/r4/", clientId: "patient-chat" };

async function aPlace() {
	const clinic = await aClinic();
	const { token } = await aSignedIn({ clinicId: clinic.id, role: "admin" });
	const path = `/api/clinics/${clinic.id}/pm-connection`;
	const ask = (method: string, at = "", body?: unknown) => call(token, method, `${path}${at}`, body === undefined ? {} : { body });
	const runNow = async (id = crypto.randomUUID()) => (await ask("POST", "/sync", { id })).json();
	return { clinic, path, ask, runNow, keys: async () => Keys.parse(await (await call(null, "GET", `/pm/${clinic.id}/jwks.json`)).json()) };
}

test("a clinic is connected, and everybody in it sees to what", async () => {
	const { clinic, ask, path } = await aPlace();
	expect(await (await ask("GET")).json()).toEqual({ connection: null });
	const put = await ask("PUT", "", asked);
	expect(put.status).toBe(200);
	const connection = await put.json();
	expect(connection).toEqual({
		baseUrl: "https://fhir.example.com/r4",
		clientId: "patient-chat",
		scopes: "system/Patient.rs system/Appointment.rs system/RelatedPerson.rs",
		algorithm: "ES384",
		jwksUrl: `${ORIGIN}/pm/${clinic.id}/jwks.json`,
		nightlyAt: "02:00",
		forwardDays: 60,
		abilities: null,
		lastDoneAt: null,
	});
	const reader = await aSignedIn({ clinicId: clinic.id, role: "reader" });
	expect(await (await call(reader.token, "GET", path)).json()).toEqual({ connection });
});

test.each([
	["reader", 403],
	["member", 403],
	["stranger", 404],
] as const)("a %s may change nothing about it (%i)", async (role, status) => {
	const { clinic, path } = await aPlace();
	const { token } = await aSignedIn(role === "stranger" ? {} : { clinicId: clinic.id, role });
	for (const [method, at, body] of [
		["PUT", "", asked],
		["DELETE", "", undefined],
		["POST", "/check", undefined],
		["POST", "/sync", { id: "r1" }],
	] as const) {
		expect((await call(token, method, `${path}${at}`, body ? { body } : {})).status).toBe(status);
	}
	expect((await call(token, "GET", path)).status).toBe(role === "stranger" ? 404 : 200);
});

test.each(["http://fhir.example.com", "https://10.0.0.1/fhir", "http://127.0.0.1:8080/fhir", "https://localhost/fhir"])(
	"no token ever goes to %s",
	async (baseUrl) => {
		const { ask } = await aPlace();
		expect(await problemOf(await ask("PUT", "", { ...asked, baseUrl }))).toMatchObject({ status: 409, code: "bad_address" });
	},
);

test.each([
	["ES384", ["alg", "crv", "key_ops", "kid", "kty", "use", "x", "y"]],
	["RS384", ["alg", "e", "key_ops", "kid", "kty", "n", "use"]],
] as const)("the public key of %s is there for everybody, and no part of the private one", async (algorithm, parts) => {
	const { ask, keys } = await aPlace();
	await ask("PUT", "", { ...asked, algorithm });
	const key = must((await keys()).keys[0]);
	expect(Object.keys(key).sort()).toEqual(parts);
	expect(key).toMatchObject({ alg: algorithm, use: "sig" });
});

test("the key stays the same when the rest changes, and goes with the connection", async () => {
	const { ask, keys, clinic } = await aPlace();
	await ask("PUT", "", asked);
	const before = await keys();
	await ask("PUT", "", { ...asked, nightlyAt: "03:30", clientId: "another" });
	expect(await keys()).toEqual(before);
	expect((await ask("DELETE")).status).toBe(204);
	expect((await call(null, "GET", `/pm/${clinic.id}/jwks.json`)).status).toBe(404);
	expect((await call(null, "GET", "/pm/nowhere/jwks.json")).status).toBe(404);
});

test("asked to, it says what the server can give, and that without being let in", async () => {
	const { ask } = await aPlace();
	expect(await problemOf(await ask("POST", "/check"))).toMatchObject({ code: "no_connection" });
	await ask("PUT", "", asked);
	server.without("Appointment");
	expect(await (await ask("POST", "/check")).json()).toMatchObject({
		abilities: { patients: "changed_since", appointments: "none", guardians: true },
	});
	expect(server.asked).toEqual(["GET /metadata"]);
	server.silent = true;
	expect(await problemOf(await ask("POST", "/check"))).toMatchObject({ status: 503, code: "pm_silent" });
});

test("a run is begun once for one id, and not beside another", async () => {
	const { ask, runNow } = await aPlace();
	expect(await problemOf(await ask("POST", "/sync", { id: "r1" }))).toMatchObject({ code: "no_connection" });
	await ask("PUT", "", asked);
	server.silent = true;
	expect(await runNow("r1")).toMatchObject({ id: "r1", source: "fhir", subject: "both", startedBy: "staff", state: "reading" });
	expect((await ask("POST", "/sync", { id: "r1" })).status).toBe(200);
	expect(await problemOf(await ask("POST", "/sync", { id: "r2" }))).toMatchObject({ code: "run_busy" });
});

test("at night a clinic's run begins once, when its time has come", async () => {
	const { clinic, ask } = await aPlace();
	await ask("PUT", "", asked);
	const place = { id: clinic.id, timeZone: clinic.timeZone, country: clinic.country };
	server.silent = true;
	expect(await clinicOf(testEnv, clinic.id).nightly(place)).toBe(true);
	expect(await nightsOf(clinic.id)).toEqual([]);
	vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 86_400_000 });
	try {
		await nightly(testEnv, Date.now());
		await nightly(testEnv, Date.now() + 300_000);
		expect(await nightsOf(clinic.id)).toMatchObject([{ source: "fhir", startedBy: "schedule" }]);
	} finally {
		vi.useRealTimers();
	}
});

function nightsOf(clinicId: string): Promise<unknown[]> {
	return runInDurableObject(clinicOf(testEnv, clinicId), (_, { storage }) => runsPage(storage.sql, null, 10).items);
}
