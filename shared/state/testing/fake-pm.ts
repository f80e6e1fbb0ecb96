import type { Appointment } from "../../schemas/appointment.ts";
import type { CopyRun, PmConnection } from "../../schemas/pm-copy.ts";
import type { CopyStatus, PersonSeen, PreviewSeen, SiteSeen, VisitSeen } from "../pm-answers.ts";
import { minutesLater } from "./builders.ts";
import { problem } from "./fake-settings.ts";

export function aPerson(over: Partial<PersonSeen> = {}): PersonSeen {
	return {
		id: "p1",
		name: "Ana Ruiz",
		birthDate: "1981-03-14",
		language: "en",
		externalId: "1001",
		numbers: [{ number: "+12125550143", role: "own", label: "mobile" }],
		guardians: [],
		source: "pm",
		asOf: minutesLater(0),
		version: 1,
		mergedInto: null,
		inactive: false,
		...over,
	};
}

export function anAppointment(over: Partial<Appointment> = {}): Appointment {
	return {
		id: "a1",
		externalId: "9001",
		patientIds: ["p1"],
		start: minutesLater(90),
		minutes: 30,
		state: "booked",
		what: "Check-up",
		who: "Dr. Lee",
		where: "Room 2",
		note: "",
		asOf: minutesLater(0),
		version: 1,
		...over,
	};
}

export const aVisit = (visit: Partial<Appointment> = {}, patients: PersonSeen[] = [aPerson()]): VisitSeen => ({
	appointment: anAppointment({ patientIds: patients.map(({ id }) => id), ...visit }),
	patients,
	threadId: null,
});

export function aRun(over: Partial<CopyRun> = {}): CopyRun {
	return {
		id: "run1",
		source: "csv",
		subject: "patients",
		startedBy: "staff",
		state: "done",
		trouble: null,
		progress: { done: 0, total: null },
		counts: { read: 0, added: 0, changed: 0, same: 0, gone: 0, rejected: 0 },
		startedAt: minutesLater(0),
		endedAt: null,
		...over,
	};
}

export function aPreview(over: Partial<PreviewSeen> = {}): PreviewSeen {
	return {
		run: aRun({ state: "ready", counts: { read: 4, added: 1, changed: 1, same: 1, gone: 0, rejected: 1 } }),
		header: ["Patient ID", "Last Name", "First Name", "DOB", "Cell"],
		map: { externalId: "Patient ID", lastName: "Last Name", firstName: "First Name", birthDate: "DOB", mobile: "Cell" },
		dates: { order: "mdy", decidedBy: "clinic" },
		encoding: "utf-8",
		delimiter: ",",
		sample: [{ externalId: "1001", name: "Ana Ruiz", birthDate: "1981-03-04", mobile: "+12125550143" }],
		changes: [{ externalId: "1001", kind: "changed", fields: ["mobile"] }],
		rejected: [{ line: 4, reason: "damaged_number" }],
		...over,
	};
}

export const aConnection = (over: Partial<PmConnection> = {}): PmConnection => ({
	baseUrl: "https://fhir.example.com/r4",
	clientId: "riverside",
	scopes: "system/Patient.rs",
	algorithm: "ES384",
	jwksUrl: "https://texting.example/pm/riverside/jwks.json",
	nightlyAt: "02:00",
	forwardDays: 60,
	abilities: null,
	lastDoneAt: null,
	...over,
});

export type FakePm = {
	fetch: typeof fetch;
	status: CopyStatus;
	runs: CopyRun[];
	/** By run: what the Worker says, one look after the other; the last stays. */
	previews: Map<string, PreviewSeen[]>;
	/** Bytes that have arrived, by run and part. */
	parts: Map<string, Map<number, number>>;
	/** What reading a whole file gives. */
	read: PreviewSeen;
	key: { set: boolean; at: string | null };
	connection: PmConnection | null;
	sites: SiteSeen[];
	visits: Record<string, VisitSeen[]>;
	people: PersonSeen[];
	asOf: string | null;
	asked: { method: string; path: string; query: string; body: unknown }[];
	/** The next requests whose method and path fit end so. */
	failNext(what: RegExp, ...faults: (Response | TypeError)[]): void;
};

const PAGE = 20;

/** The Worker's practice system in memory: enough of it for screens. */
export function createFakePm(over: Partial<FakePm> = {}): FakePm {
	const faults: { what: RegExp; fault: Response | TypeError }[] = [];
	const fake: FakePm = {
		status: { patients: { count: 0, asOf: null }, appointments: { count: 0, asOf: null }, alert: null },
		runs: [],
		previews: new Map(),
		parts: new Map(),
		read: aPreview(),
		key: { set: false, at: null },
		connection: null,
		sites: [],
		visits: {},
		people: [],
		asOf: minutesLater(0),
		asked: [],
		...over,
		failNext: (what, ...next) => faults.push(...next.map((fault) => ({ what, fault }))),
		fetch: async (input, init) => {
			const url = new URL(String(input), "https://texting.example");
			const method = init?.method ?? "GET";
			const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : init?.body;
			fake.asked.push({ method, path: url.pathname, query: url.search, body });
			const at = faults.findIndex(({ what }) => what.test(`${method} ${url.pathname}`));
			const [found] = at === -1 ? [] : faults.splice(at, 1);
			if (found?.fault instanceof TypeError) throw found.fault;
			return found?.fault ?? answer(fake, method, url, body);
		},
	};
	return fake;
}

type Said = Record<string, string & number>;

function answer(fake: FakePm, method: string, url: URL, body: unknown): Response {
	const [noun = "", id = "", part = "", n = ""] = url.pathname.replace(/^\/api\/clinics\/[^/]+\//, "").split("/");
	const said = (body ?? {}) as Said;
	switch (noun) {
		case "pm-status":
			return Response.json(fake.status);
		case "imports":
			return imports(fake, { method, url, id, part, n: Number(n), body });
		case "upload-key":
			return uploadKey(fake, method);
		case "pm-connection":
			return connection(fake, method, id, said);
		case "pm-sites":
			return sites(fake, method, id, said);
		case "worklists":
			return worklists(fake, id, url);
		case "patients":
			return people(fake, method, id, part, said);
		default:
			return problem(404, "not_found");
	}
}

type Import = { method: string; url: URL; id: string; part: string; n: number; body: unknown };

function imports(fake: FakePm, { method, url, id, part, n, body }: Import): Response {
	const run = fake.runs.find((one) => one.id === id);
	if (!id && method === "GET") return Response.json(page(fake.runs, url));
	if (!id) {
		const start = body as { id: string; subject: "patients"; bytes: number };
		const known = fake.runs.find((one) => one.id === start.id);
		if (known) return Response.json(known);
		const begun = aRun({ id: start.id, subject: start.subject, state: "receiving", progress: { done: 0, total: start.bytes } });
		fake.runs = [begun, ...fake.runs];
		return Response.json(begun, { status: 201 });
	}
	if (part === "parts" && run) return arrived(fake, run, n, body as Blob);
	if (method === "DELETE") {
		fake.runs = fake.runs.map((one) => (one.id === id ? { ...one, state: "dropped" } : one));
		return new Response(null, { status: 204 });
	}
	if (method === "GET") return Response.json(looked(fake, id));
	const next = part === "map" ? { ...fake.read, map: (body as { map: unknown }).map } : { ...fake.read, run: doneRun(fake, id) };
	fake.previews.set(id, [{ ...next, run: { ...next.run, id } }]);
	return Response.json(next.run);
}

function doneRun(fake: FakePm, id: string): CopyRun {
	return { ...fake.read.run, id, state: "done", trouble: null };
}

function arrived(fake: FakePm, run: CopyRun, n: number, part: Blob): Response {
	const parts = (fake.parts.get(run.id) ?? new Map<number, number>()).set(n, part.size);
	fake.parts.set(run.id, parts);
	const done = [...parts.values()].reduce((sum, size) => sum + size, 0);
	const state = done === run.progress.total ? "reading" : "receiving";
	const now: CopyRun = { ...run, state, progress: { done, total: run.progress.total } };
	fake.runs = fake.runs.map((one) => (one.id === run.id ? now : one));
	if (state === "reading") {
		const ready = { ...fake.read, run: { ...fake.read.run, id: run.id } };
		fake.previews.set(run.id, [{ ...ready, run: { ...now, progress: { done: 0, total: done } } }, ready]);
	}
	return Response.json(now);
}

function looked(fake: FakePm, id: string): PreviewSeen | null {
	const steps = fake.previews.get(id) ?? [];
	const [now, ...later] = steps;
	if (later.length > 0) fake.previews.set(id, later);
	return now ?? null;
}

function uploadKey(fake: FakePm, method: string): Response {
	if (method === "DELETE") fake.key = { set: false, at: null };
	if (method === "DELETE") return new Response(null, { status: 204 });
	if (method === "GET") return Response.json(fake.key);
	fake.key = { set: true, at: minutesLater(5) };
	return Response.json({ key: "pck_example" });
}

function connection(fake: FakePm, method: string, verb: string, said: Said): Response {
	if (verb === "check" && fake.connection) {
		const abilities = { patients: "whole", appointments: "none", guardians: false, askedAt: minutesLater(6) } as const;
		fake.connection = { ...fake.connection, abilities };
		return Response.json(fake.connection);
	}
	if (verb === "sync") {
		const run = aRun({ id: said.id, source: "fhir", subject: "both", state: "reading" });
		fake.runs = [run, ...fake.runs];
		return Response.json(run);
	}
	if (method === "PUT") fake.connection = aConnection({ ...fake.connection, ...said });
	if (method === "DELETE") fake.connection = null;
	return method === "DELETE" ? new Response(null, { status: 204 }) : Response.json({ connection: fake.connection });
}

function sites(fake: FakePm, method: string, id: string, said: Said): Response {
	if (method === "GET") return Response.json({ items: fake.sites, next: null });
	const rest = fake.sites.filter((site) => site.id !== id);
	if (method === "DELETE") {
		fake.sites = rest;
		return new Response(null, { status: 204 });
	}
	const version = (fake.sites.find((site) => site.id === id)?.version ?? 0) + 1;
	const site = { ...(said as unknown as SiteSeen), id, version };
	fake.sites = [...rest, site];
	return Response.json(site);
}

function worklists(fake: FakePm, list: string, url: URL): Response {
	if (list) return Response.json(page(fake.visits[list] ?? [], url));
	const lists = ["today", "coming", "unconfirmed", "declined", "no_number"];
	return Response.json({ items: lists.map((one) => ({ list: one, count: fake.visits[one]?.length ?? 0 })), asOf: fake.asOf });
}

function people(fake: FakePm, method: string, id: string, verb: string, said: Said): Response {
	if (id === "search") {
		const items = fake.people.filter(({ name }) => name.toLowerCase().includes(String(said.q).toLowerCase()));
		return Response.json({ items, next: null });
	}
	const found = fake.people.find((person) => person.id === id);
	if (!found) return problem(404, "not_found");
	if (method === "GET" && verb === "merge") {
		const items = fake.people.filter(({ mergedInto }) => mergedInto === id).map((patient) => ({ patient, by: "staff" }));
		return Response.json({ into: null, items });
	}
	if (method === "GET") return Response.json(found);
	const merged = verb === "merge" ? { mergedInto: method === "POST" ? String(said.into) : null } : said;
	const changed: PersonSeen = { ...found, ...merged, version: found.version + 1 };
	fake.people = fake.people.map((person) => (person.id === id ? changed : person));
	return Response.json(verb === "merge" ? { patient: changed } : changed);
}

function page<Item>(items: Item[], url: URL) {
	const from = Number(url.searchParams.get("cursor") ?? 0);
	const end = from + Number(url.searchParams.get("limit") ?? PAGE);
	return { items: items.slice(from, end), next: end < items.length ? String(end) : null };
}
