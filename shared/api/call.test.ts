import { expect, test } from "vitest";
import * as z from "zod/mini";
import { type Connection, call } from "./call.ts";
import { isPassing, Refused, troubleKind, Unreached } from "./trouble.ts";

const Answer = z.object({ name: z.string() });

function answering(status: number, body: string, seen: Request[] = []): Connection & { ended: number } {
	const connection = {
		ended: 0,
		token: () => "secret",
		signedOut: () => {
			connection.ended += 1;
		},
		fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
			seen.push(new Request(new URL(String(input), "https://texting.example"), init));
			return new Response(body, { status });
		},
	};
	return connection;
}

const problem = (status: number, code: string) => JSON.stringify({ type: "about:blank", status, code, title: "No" });

test("an answer is parsed, and the session travels in a header, never in the address", async () => {
	const seen: Request[] = [];
	await expect(call(answering(200, '{"name":"Ana","more":1}', seen), Answer, "/api/x", { query: { a: 1, b: undefined } })).resolves.toEqual(
		{
			name: "Ana",
		},
	);
	expect(seen[0]?.url).toBe("https://texting.example/api/x?a=1");
	expect(seen[0]?.headers.get("authorization")).toBe("Bearer secret");
});

test("a refusal keeps the Worker's code", async () => {
	const asked = call(answering(409, problem(409, "opted_out")), Answer, "/api/x");
	await expect(asked).rejects.toMatchObject({ problem: { code: "opted_out" } });
	await expect(asked).rejects.toBeInstanceOf(Refused);
});

test("401 ends the session", async () => {
	const connection = answering(401, problem(401, "signed_out"));
	await call(connection, Answer, "/api/x").catch(() => {});
	expect(connection.ended).toBe(1);
});

test.each([
	["a proxy's page instead of an answer", 502, "<html>bad gateway</html>"],
	["an answer of another shape", 200, '{"nome":"Ana"}'],
	["half an answer", 200, '{"name":"An'],
])("%s counts as not reached: it may have been carried out", async (_what, status, body) => {
	await expect(call(answering(status, body), Answer, "/api/x")).rejects.toBeInstanceOf(Unreached);
});

test("a network that is gone counts as not reached", async () => {
	const connection = { ...answering(200, ""), fetch: () => Promise.reject(new TypeError("failed to fetch")) };
	await expect(call(connection, Answer, "/api/x")).rejects.toBeInstanceOf(Unreached);
});

test("a screen that has gone is not told of trouble", async () => {
	const gone = AbortSignal.abort(new Error("gone"));
	const connection = { ...answering(200, ""), fetch: () => Promise.reject(new TypeError("failed to fetch")) };
	await expect(call(connection, Answer, "/api/x", { signal: gone })).rejects.toThrow("gone");
});

test.each([
	[429, "too_many", true, "offline"],
	[503, "unavailable", true, "offline"],
	[503, "not_configured", false, "not_configured"],
	[403, "not_allowed", false, "not_allowed"],
	[404, "not_found", false, "gone"],
	[401, "signed_out", false, "signed_out"],
	[409, "id_reused", false, "other"],
])("%i %s: worth repeating %s, shown as %s", (status, code, passing, kind) => {
	const error = new Refused({ type: "about:blank", status, code, title: "" });
	expect(isPassing(error)).toBe(passing);
	expect(troubleKind(error)).toBe(kind);
});
