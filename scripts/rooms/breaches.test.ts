import { expect, test } from "vitest";
import { breaches } from "./breaches.ts";
import { ROOMS } from "./table.ts";

const from = (path: string, imported: string, typeOnly = false) =>
	breaches([{ path, imports: [{ from: imported, line: 3, typeOnly }] }], ROOMS);

test.each([
	["worker/domain/thread/decide.ts", "../../store/thread/messages.ts"],
	["worker/domain/thread/decide.ts", "cloudflare:workers"],
	["worker/domain/thread/decide.ts", "../../ports.ts"],
	["worker/http/routes/threads.ts", "../../objects/thread.ts"],
	["worker/http/routes/threads.ts", "../../domain/consent/may-send.ts"],
	["worker/http/routes/threads.ts", "twilio"],
	["worker/adapters/carrier/twilio.ts", "node:fs"],
	["worker/adapters/carrier/twilio.ts", "../../objects/thread.ts"],
	["shared/ui/Thread.tsx", "../../worker/http/app.ts"],
	["shared/ui/Thread.tsx", "../api/client.ts"],
	["shared/schemas/thread.ts", "zod"],
	["helpdesk-app/main.tsx", "../worker/ports.ts"],
	["sandbox/carrier/server.ts", "../../worker/adapters/carrier/twilio.ts"],
])("%s may not import %s", (path, imported) => {
	expect(from(path, imported)).toMatchObject([{ path, line: 3 }]);
});

test.each([
	["worker/domain/thread/decide.ts", "../consent/may-send.ts"],
	["worker/store/thread/events.ts", "node:crypto"],
	["worker/objects/thread.ts", "cloudflare:workers"],
	["worker/http/app.ts", "hono/csp"],
	["worker/http/webhooks/carrier.ts", "twilio/lib/webhooks/webhooks"],
	["worker/index.ts", "./objects/thread.ts"],
	["shared/ui/Thread.tsx", "../state/thread.ts"],
	["helpdesk-app/places/TicketSidebar.tsx", "../../shared/ui/Thread.tsx"],
	["sandbox/carrier/server.ts", "node:http"],
])("%s may import %s", (path, imported) => {
	expect(from(path, imported)).toEqual([]);
});

test("a room that may import only types says so when a value is imported", () => {
	expect(from("worker/http/routes/threads.ts", "../../objects/thread.ts", true)).toEqual([]);
	expect(from("worker/http/routes/threads.ts", "../../objects/thread.ts")[0]?.rule).toContain('write "import type"');
});

test("nobody imports a test or its builders, and a test may import anything", () => {
	expect(from("worker/objects/thread.ts", "../testing/fake-carrier.ts")[0]?.rule).toContain("nobody imports tests");
	expect(from("worker/objects/thread.test.ts", "../testing/fake-carrier.ts")).toEqual([]);
});

test("a file outside every room is told to find one", () => {
	expect(from("worker/odds-and-ends.ts", "./ports.ts")[0]?.rule).toContain("is in no room");
});
