import { afterAll, expect, test } from "vitest";
import { fhirPractice } from "../../../worker/adapters/fhir/fhir.ts";
import { aPractice } from "./testing/a-practice.ts";

const NOW = Date.UTC(2026, 10, 24, 3);
const EVERYBODY = { of: "patients", changedSince: null } as const;
const shared = aPractice();
afterAll(async () => void (await (await shared).close()));

/** A connection of its own, so that no token of another test is used again; `instead` answers for some addresses. */
async function practice(instead: (url: URL, init: RequestInit) => Response | null = () => null, more: object = {}) {
	const { settings } = await shared;
	const fetcher = async (url: string, init: RequestInit) => instead(new URL(url), init) ?? fetch(url, init);
	const scopes = `system/*.rs system/${crypto.randomUUID()}`;
	return fhirPractice({ ...settings, scopes, ...more }, { clock: { now: Date.now }, fetcher });
}

const at = (path: string, answer: () => Response) => (url: URL) => (url.pathname.endsWith(path) ? answer() : null);
const said =
	(status: number, body: object, headers: HeadersInit = {}) =>
	() =>
		Response.json(body, { status, headers });

test.each(["invalid_client", "invalid_scope", "unauthorized_client"])(
	"a client that is refused with %s is told so, and asked for nothing",
	async (error) => {
		const { pm } = await shared;
		const before = pm.asked.length;
		const pages = await practice(at("/token", said(400, { error })));
		expect(await pages.page(EVERYBODY, null)).toEqual({ kind: "refused", trouble: "not_allowed" });
		expect(pm.asked.slice(before).filter((call) => call.startsWith("GET /Patient"))).toEqual([]);
	},
);

test.each([
	["the seconds that it names", "90", 90_000],
	["the day and time that it names", new Date(NOW + 120_000).toUTCString(), 120_000],
] as const)("where tokens are given, a busy server is left alone for %s", async (_, retryAfter, retryAfterMs) => {
	const busy = at("/token", said(503, {}, { "Retry-After": retryAfter }));
	const { settings } = await shared;
	const fetcher = async (url: string, init: RequestInit) => busy(new URL(url)) ?? fetch(url, init);
	const pages = fhirPractice({ ...settings, scopes: `busy ${retryAfter}` }, { clock: { now: () => NOW }, fetcher });
	expect(await pages.page(EVERYBODY, null)).toEqual({ kind: "no_answer", retryAfterMs });
});

test("a token that is good and still not enough is no token: one more is asked for, and no third", async () => {
	let tokens = 0;
	const pages = await practice((url) => {
		if (url.pathname.endsWith("/token")) tokens += 1;
		return url.pathname.endsWith("/Patient") ? Response.json({ resourceType: "OperationOutcome", issue: [] }, { status: 401 }) : null;
	});
	expect(await pages.page(EVERYBODY, null)).toEqual({ kind: "refused", trouble: "not_allowed" });
	expect(tokens).toBe(2);
});

test("who may sign in and not read patients is told so", async () => {
	const pages = await practice(at("/Patient", said(403, { resourceType: "OperationOutcome", issue: [] })));
	expect(await pages.page(EVERYBODY, null)).toEqual({ kind: "refused", trouble: "not_allowed" });
});

test.each([
	["has no page on how to sign in", 404, {}],
	["names no place for tokens", 200, { grant_types_supported: ["client_credentials"] }],
	["sends for tokens to an inner address", 200, { token_endpoint: "https://10.0.0.7/token" }],
] as const)("a server that %s cannot be read", async (_, status, body) => {
	const pages = await practice(at("/smart-configuration", said(status, body)));
	expect(await pages.page(EVERYBODY, null)).toMatchObject({ kind: "refused" });
});

test("without a key of its own nobody is asked for a token", async () => {
	const { pm } = await shared;
	const before = pm.asked.length;
	const pages = await practice(undefined, { key: null });
	expect(await pages.page(EVERYBODY, null)).toEqual({ kind: "refused", trouble: "not_allowed" });
	expect(pm.asked.slice(before).some((call) => call.includes("/token"))).toBe(false);
});

test("an outcome in the place of an answer is nobody's record, and neither is a page that is no search", async () => {
	for (const body of [
		{ resourceType: "OperationOutcome", issue: [{ severity: "error", code: "exception" }] },
		{ resourceType: "Patient", id: "1" },
		[],
	]) {
		const pages = await practice(at("/Patient", said(200, body)));
		expect(await pages.page(EVERYBODY, null)).toEqual({ kind: "refused", trouble: "cannot_give" });
	}
});

test("a search that the server has forgotten meanwhile is refused, and begun anew by the next run", async () => {
	const pages = await practice();
	const first = await pages.page(EVERYBODY, null);
	if ("kind" in first || first.next === null) throw new Error("one page only");
	const forgetful = await practice((url) => (url.searchParams.has("_page") ? new Response("", { status: 410 }) : null));
	expect(await forgetful.page(EVERYBODY, first.next)).toMatchObject({ kind: "refused" });
	expect(await forgetful.page(EVERYBODY, null)).toMatchObject({ items: expect.any(Array) });
});
