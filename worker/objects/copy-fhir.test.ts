import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PutPmConnection } from "../../shared/schemas/pm-copy.ts";
import { readings } from "../store/clinic/connection.ts";
import { runById } from "../store/clinic/copy-runs.ts";
import { aClinicRoom } from "../testing/clinic-room.ts";
import { FhirServer } from "../testing/fhir-server.ts";
import { must } from "../testing/thread-room.ts";
import { GO_ON_MS } from "./copy-fhir.ts";

let server = new FhirServer();
beforeEach(() => {
	server = new FhirServer();
	vi.stubGlobal("fetch", server.fetch);
});
afterEach(() => void vi.unstubAllGlobals());

const patient = (id: string) => ({ resourceType: "Patient", id, name: [{ given: ["Ana"], family: "Ruiz" }] });
const visit = (id: string, patientId: string) => ({
	resourceType: "Appointment",
	id,
	status: "booked",
	start: new Date(Date.now() + 86_400_000).toISOString(),
	participant: [{ actor: { reference: `Patient/${patientId}` }, status: "needs-action" }],
});

async function aConnected() {
	const room = await aClinicRoom();
	const clinic = { id: room.id, timeZone: "America/New_York", country: "US" };
	await room.stub.setConnection(room.admin, clinic, PutPmConnection.parse({ baseUrl: "https://fhir.example.com/r4", clientId: "c" }));
	server.resources.push(...["p1", "p2", "p3", "p4", "p5"].map(patient), visit("a1", "p1"), visit("a2", "p2"));
	const begun = await room.stub.sync(room.admin, clinic, crypto.randomUUID());
	if ("refused" in begun) throw new Error(begun.refused);
	const look = () =>
		runInDurableObject(room.stub, async (_, { storage }) => ({
			kept: readings(storage.sql)[0] ?? null,
			run: must(runById(storage.sql, begun.run.id)).run,
			alarmIn: ((await storage.getAlarm()) ?? 0) - Date.now(),
		}));
	return {
		...room,
		clinic,
		look,
		ring: () => runDurableObjectAlarm(room.stub),
		until: (isSo: (seen: Awaited<ReturnType<typeof look>>) => boolean) =>
			vi.waitFor(async () => expect(isSo(await look())).toBe(true), { timeout: 5_000 }),
	};
}

type Seen = { kept: { dueAt: number | null } | null; run: { state: string } };
const isRead = ({ kept, run }: Seen) => kept?.dueAt === null || run.state !== "reading";
const pages = (type: string) => server.asked.filter((call) => call.startsWith(`GET /${type}`) && !call.includes("patient="));

test("a run asks what there is first, then reads every page of it", async () => {
	const { until, look } = await aConnected();
	await until(isRead);
	expect(server.asked.slice(0, 2)).toEqual(["GET /metadata", "GET /metadata"]);
	expect([pages("Patient").length, pages("Appointment").length]).toEqual([3, 1]);
	expect((await look()).run).toMatchObject({ counts: { read: 7, rejected: 0 } });
});

test("a busy server is left alone for as long as it wishes, and then the run goes on where it was", async () => {
	server.troubles.push({ status: 429, retryAfterS: 240 });
	const { until, look, ring } = await aConnected();
	await until(({ kept }) => (kept?.reading.attempt ?? 0) === 1);
	const asked = server.asked.length;
	const { alarmIn, kept } = await look();
	expect(alarmIn).toBeGreaterThan(GO_ON_MS - 5_000);
	expect(must(kept).dueAt).toBeGreaterThan(Date.now() + 200_000);
	await ring();
	expect(server.asked.length).toBe(asked);
	vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 241_000 });
	try {
		await ring();
		await until(isRead);
	} finally {
		vi.useRealTimers();
	}
	expect((await look()).run).toMatchObject({ counts: { read: 7 } });
});

test("an object that dies in between wakes to the page it was at", async () => {
	server.beforeAnswer = async (call) => {
		if (call.includes("_from=2")) server.silent = true;
	};
	const { until, look, stub, ring } = await aConnected();
	await until(({ kept }) => kept?.reading.read === 2 && kept.reading.attempt === 1);
	await evictDurableObject(stub);
	Object.assign(server, { silent: false, beforeAnswer: undefined });
	vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
	try {
		await ring();
		await until(isRead);
	} finally {
		vi.useRealTimers();
	}
	expect(pages("Patient").filter((call) => !call.includes("_from"))).toHaveLength(1);
	expect((await look()).run).toMatchObject({ counts: { read: 7 } });
});

test.each([
	[403, "not_allowed"],
	[400, "cannot_give"],
] as const)("a server that answers %i is not asked again, and the run says why", async (status, trouble) => {
	server.troubles.push({ status });
	const { until, look } = await aConnected();
	await until(({ run }) => run.state === "refused");
	expect((await look()).run).toMatchObject({ state: "refused", trouble });
});

test("a server that can give neither patients nor appointments is told to be one", async () => {
	server.without("Patient");
	server.without("Appointment");
	const { until, look } = await aConnected();
	await until(({ run }) => run.state === "refused");
	expect((await look()).run).toMatchObject({ trouble: "cannot_give" });
});

test("when the connection is cut, the run ends with it", async () => {
	server.troubles.push({ status: 503, retryAfterS: 60 });
	const { until, look, stub, admin, clinic } = await aConnected();
	await until(({ kept }) => kept?.reading.attempt === 1);
	await stub.endConnection(admin, clinic);
	expect(await look()).toMatchObject({ kept: null, run: { state: "refused" } });
});

test("what was read is in the copy; the next run asks for changes alone, and changes nothing", async () => {
	const { until, look, stub, admin, clinic } = await aConnected();
	await until(({ run }) => run.state === "done");
	expect((await look()).run.counts).toMatchObject({ added: 7, gone: 0 });
	const found = await stub.findPatients(admin, clinic.id, { number: null, typed: "", after: null, limit: 50 });
	expect("items" in found && found.items.map(({ externalId }) => externalId).sort()).toEqual(["p1", "p2", "p3", "p4", "p5"]);
	const before = server.asked.length;
	const again = await stub.sync(admin, clinic, "again");
	if ("refused" in again) throw new Error(again.refused);
	const isDone = () => runInDurableObject(stub, (_, { storage }) => must(runById(storage.sql, "again")).run);
	await vi.waitFor(async () => expect(await isDone()).toMatchObject({ state: "done", counts: { added: 0, changed: 0, gone: 0 } }), {
		timeout: 4_000,
	});
	const asked = server.asked.slice(before);
	expect(asked.filter((call) => call.startsWith("GET /Patient"))).toEqual([expect.stringContaining("_lastUpdated=ge")]);
	expect(await stub.connection(admin, clinic)).toMatchObject({ lastDoneAt: expect.any(String) });
});

test("a run whose alarm was lost goes on with the next round of the clock", async () => {
	server.troubles.push({ status: 503, retryAfterS: 60 });
	const { until, look, stub, clinic } = await aConnected();
	await until(({ kept }) => kept?.reading.attempt === 1);
	await runInDurableObject(stub, (_, { storage }) => storage.deleteAlarm());
	vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
	try {
		await stub.nightly(clinic);
		await until(isRead);
	} finally {
		vi.useRealTimers();
	}
	expect((await look()).run).toMatchObject({ counts: { read: 7 } });
});
