import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { PutPmConnection } from "../../shared/schemas/pm-copy.ts";
import { runById } from "../store/clinic/copy-runs.ts";
import { aClinicRoom } from "../testing/clinic-room.ts";
import { FhirServer } from "../testing/fhir-server.ts";
import { must } from "../testing/thread-room.ts";

afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

const BEGUN = Date.now();
const TURN_MS = 20 * 60_000;
const MOST_TURNS = 40;
const IDS = ["p1", "p2", "p3", "p4", "p5", "p6"];

const meta = (minute: number) => ({ lastUpdated: new Date(BEGUN - 86_400_000 + minute * 60_000).toISOString() });
const patient = (id: string, family = "Ruiz", minute = 5) => ({
	...{ resourceType: "Patient", id, meta: meta(minute), name: [{ given: ["Ana"], family }], birthDate: "1981-03-14" },
	telecom: [{ system: "phone", use: "mobile", value: `617-555-01${id.slice(1).padStart(2, "0")}` }],
});
const visit = (id: string, patientId: string, status = "booked", minute = 5) => ({
	...{ resourceType: "Appointment", id, meta: meta(minute), status, minutesDuration: 20 },
	start: new Date(BEGUN + 5 * 86_400_000).toISOString(),
	participant: [{ actor: { reference: `Patient/${patientId}` }, status: "needs-action" }],
});
const guardian = {
	...{ resourceType: "RelatedPerson", id: "r1", active: true, name: [{ given: ["Eva"], family: "Ruiz" }] },
	...{ patient: { reference: "Patient/p3" }, telecom: [{ system: "phone", value: "617-555-0199" }] },
	relationship: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-RoleCode", code: "GUARD" }] }],
};
const NOW = [...IDS.map((id) => patient(id)), ...IDS.map((id) => visit(`a${id}`, id)), guardian];
/** As they were before: who is moved while pages are turned may come in both versions. */
const BEFORE = [patient("p2", "Soto", 1), patient("p5", "Soto", 1), visit("ap1", "p1", "proposed", 1), visit("ap4", "p4", "proposed", 1)];

type Trouble = { status: number; retryAfterS: number };
type Way = { resources: typeof NOW; perPage: number; troubles: Trouble[]; deaths: number[] };

async function copied({ resources, perPage, troubles, deaths }: Way) {
	vi.useFakeTimers({ toFake: ["Date"], now: BEGUN });
	const server = new FhirServer();
	vi.stubGlobal("fetch", server.fetch);
	server.perPage = perPage;
	server.resources.push(...resources);
	server.troubles.push(...troubles);
	const { stub, id, admin } = await aClinicRoom();
	const clinic = { id, timeZone: "America/New_York", country: "US" };
	await stub.setConnection(admin, clinic, PutPmConnection.parse({ baseUrl: "https://fhir.example.com/r4", clientId: "c" }));
	await stub.sync(admin, clinic, "night");
	const state = () => runInDurableObject(stub, (_, { storage }) => must(runById(storage.sql, "night")).run.state);
	for (let turn = 0; turn < MOST_TURNS && ["reading", "applying"].includes(await state()); turn++) {
		if (deaths.includes(turn)) await evictDurableObject(stub);
		vi.setSystemTime(BEGUN + (turn + 1) * TURN_MS);
		await runDurableObjectAlarm(stub);
	}
	const kept = await runInDurableObject(stub, (_, { storage }) => everythingIn(storage.sql));
	await evictDurableObject(stub);
	return { ...kept, left: server.troubles.length };
}

function everythingIn(sql: SqlStorage) {
	const all = (query: string) => sql.exec(query).toArray();
	const { state, counts } = must(runById(sql, "night")).run;
	const { read: _ofPages, ...changes } = counts;
	return {
		patients: all("SELECT id, search, json_remove(patient, '$.asOf') AS patient FROM patients ORDER BY id"),
		numbers: all("SELECT number, patient_id FROM patient_numbers ORDER BY number, patient_id"),
		appointments: all("SELECT id, start, state, json_remove(appointment, '$.asOf') AS appointment FROM appointments ORDER BY id"),
		whose: all("SELECT * FROM appointment_patients ORDER BY patient_id, appointment_id"),
		...{ state, changes },
	};
}

const trouble = fc.record({ status: fc.constantFrom(429, 503, 500, 502), retryAfterS: fc.integer({ min: 1, max: 600 }) });
const ways = fc.record({
	resources: fc
		.tuple(fc.subarray(BEFORE), fc.subarray(NOW))
		.chain(([before, again]) =>
			fc.shuffledSubarray([...NOW, ...before, ...again], { minLength: NOW.length + before.length + again.length }),
		),
	perPage: fc.integer({ min: 1, max: 9 }),
	troubles: fc.array(trouble, { maxLength: 4 }),
	deaths: fc.uniqueArray(fc.nat({ max: 4 }), { maxLength: 2 }),
});

test("whatever the pages of a server, their order, what comes twice, what fails and what dies, the copy ends the same", async () => {
	const expected = await copied({ resources: NOW, perPage: 100, troubles: [], deaths: [] });
	expect(expected).toMatchObject({ state: "done", changes: { added: 12, changed: 0, gone: 0, rejected: 0 } });
	expect(JSON.stringify(expected.patients)).toContain("+16175550199");
	await fc.assert(
		fc.asyncProperty(ways, async (way) => {
			expect(await copied(way)).toEqual(expected);
		}),
		{ numRuns: 16 },
	);
}, 60_000);
