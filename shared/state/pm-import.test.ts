import { expect, test } from "vitest";
import { createApi } from "../api/client.ts";
import { bytesOver } from "./pm-bytes.ts";
import { ImportModel } from "./pm-import.ts";
import { pmRequests } from "./pm-requests.ts";
import { aPreview, aRun, createFakePm, type FakePm } from "./testing/fake-pm.ts";
import { problem } from "./testing/fake-settings.ts";

const MIB = 1_048_576;
const aFile = (bytes: number, first = "a") => new Blob([first, "x".repeat(bytes - 1)]);
const session = { token: { value: "secret" } as never, end: () => {} };

/** An admin's page over the Worker in memory; waiting takes no time. */
function page(fake: FakePm = createFakePm(), wait: () => Promise<void> = async () => {}) {
	const api = createApi({ fetch: fake.fetch, token: () => "secret", signedOut: () => {} });
	const requests = pmRequests(api, "riverside");
	let changed = 0;
	const model = new ImportModel({
		requests,
		put: bytesOver({ fetch: fake.fetch, session }),
		wait,
		changed: () => {
			changed += 1;
		},
	});
	const puts = () => fake.asked.filter(({ method }) => method === "PUT").map(({ path }) => Number(path.split("/").at(-1)));
	return { fake, model, puts, changed: () => changed };
}

const patients = (file: Blob) => ({ file, subject: "patients" as const, isWhole: true });

test("a file goes in parts of a mebibyte, is read, and is shown before anything changes", async () => {
	const { fake, model, puts, changed } = page();
	await model.begin(patients(aFile(2 * MIB + 10)));
	expect(puts()).toEqual([0, 1, 2]);
	expect([...(fake.parts.values().next().value ?? new Map()).values()]).toEqual([MIB, MIB, 10]);
	expect(model.run.value?.state).toBe("ready");
	expect(changed(), "the history shows it").toBe(1);
	expect(fake.asked.filter(({ path }) => path.endsWith("/apply"))).toEqual([]);
});

test("a lost connection only delays: every part arrives", async () => {
	const { fake, model, puts } = page();
	fake.failNext(/PUT .*parts\/1/, new TypeError("lost"), new Response("bad gateway", { status: 502 }));
	fake.failNext(/POST .*imports/, new TypeError("lost"));
	fake.failNext(/GET .*imports\/csv/, new TypeError("lost"));
	await model.begin(patients(aFile(3 * MIB)));
	expect(puts()).toEqual([0, 1, 1, 1, 2]);
	expect(model.run.value?.state).toBe("ready");
	expect(model.lost.value).toBe(false);
});

test("after a reload the same file goes on where it broke off, and another file of the same size begins anew", async () => {
	const first = page();
	first.fake.failNext(/PUT .*parts\/2/, problem(409, "run_busy"));
	await first.model.begin(patients(aFile(3 * MIB)));
	expect(first.model.refusal.value).toBe("run_busy");
	const again = page(first.fake);
	await again.model.load();
	expect(again.model.broken.value?.progress).toEqual({ done: 2 * MIB, total: 3 * MIB });
	const before = again.puts().length;
	await again.model.begin(patients(aFile(3 * MIB)));
	expect(again.puts().slice(before)).toEqual([2]);
	expect(first.fake.runs).toHaveLength(1);
	const other = page(first.fake);
	await other.model.begin(patients(aFile(3 * MIB, "b")));
	expect(first.fake.runs).toHaveLength(2);
});

test("a file that was taken over before can be sent once more", async () => {
	const { fake, model } = page();
	await model.begin(patients(aFile(100)));
	fake.runs = fake.runs.map((run) => ({ ...run, state: "done" }));
	model.close();
	await model.begin(patients(aFile(100)));
	expect(fake.runs).toHaveLength(2);
});

test("cancelled in the middle, what has arrived is thrown away", async () => {
	const fake = createFakePm();
	const { model, puts } = page(fake, async () => model.cancel());
	fake.failNext(/PUT .*parts\/1/, new TypeError("lost"));
	await model.begin(patients(aFile(3 * MIB)));
	expect(puts()).toEqual([0, 1]);
	expect(fake.runs[0]?.state).toBe("dropped");
	expect(model.upload.sending.value).toBeNull();
	expect(model.refusal.value).toBeNull();
});

test("other columns are read again, and only then taken over", async () => {
	const { fake, model, changed } = page();
	await model.begin(patients(aFile(100)));
	await model.remap({ externalId: "Cell" }, "dmy");
	expect(fake.asked.at(-2)).toMatchObject({ method: "PUT", body: { map: { externalId: "Cell" }, order: "dmy" } });
	await Promise.all([model.apply(), model.apply()]);
	await settled();
	expect(fake.asked.filter(({ path }) => path.endsWith("/apply"))).toHaveLength(1);
	expect(model.run.value?.state).toBe("done");
	expect(changed(), "and shows the end").toBe(2);
});

test("a much smaller file is taken over only when an admin says so", async () => {
	const run = aRun({ state: "refused", trouble: "much_smaller" });
	const { fake, model } = page(createFakePm({ read: aPreview({ run }) }));
	await model.begin(patients(aFile(100)));
	expect(model.run.value?.trouble).toBe("much_smaller");
	await model.apply(true);
	expect(fake.asked.find(({ path }) => path.endsWith("/apply"))?.body).toEqual({ despite: true });
});

test("what a colleague left to be looked at is there when the page opens", async () => {
	const run = aRun({ id: "run7", state: "ready" });
	const fake = createFakePm({ runs: [aRun({ id: "run8", source: "fhir" }), run], previews: new Map([["run7", [aPreview({ run })]]]) });
	const { model } = page(fake);
	await model.load();
	await settled();
	expect(model.run.value?.id).toBe("run7");
});

/** Everything that is only promised has come. */
async function settled(): Promise<void> {
	for (let turns = 0; turns < 30; turns += 1) await Promise.resolve().then(() => new Promise((resolve) => setImmediate(resolve)));
}
