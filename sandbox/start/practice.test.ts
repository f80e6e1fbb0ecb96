import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { readBody } from "../carrier/http.ts";
import { listen, stop } from "../carrier/listen.ts";
import { PRACTICE_RULE } from "../pm/web/rule.ts";
import { connectPractice } from "./practice.ts";

const PRACTICE = { webUrl: "http://localhost:8730", fhirUrl: "http://127.0.0.1:8740/fhir/r4", clientId: "box", close: async () => {} };
const SITE = { id: "lakeside", origin: PRACTICE.webUrl, name: "Lakeside Practice", kind: "pointed", rule: PRACTICE_RULE, version: 3 };
const CONNECTION = {
	...{ baseUrl: PRACTICE.fhirUrl, clientId: "box", scopes: "system/Patient.rs", algorithm: "RS384", nightlyAt: "04:30", forwardDays: 90 },
	...{ jwksUrl: "http://localhost:8720/pm/a/jwks.json", abilities: null, lastDoneAt: null },
};

/** A clinic that has this set up already, and notes what is written to it. */
async function aClinic(sites: object[], connection: object | null, syncStatus = 201) {
	const written: [string, unknown][] = [];
	const answers: Record<string, object> = { "/pm-sites": { items: sites, next: null }, "/pm-connection": { connection } };
	const server = createServer(async (request, response) => {
		const body = String(await readBody(request));
		if (request.method !== "GET") written.push([`${request.method} ${request.url}`, JSON.parse(body)]);
		const status = request.url === "/pm-connection/sync" ? syncStatus : 200;
		response.writeHead(status).end(JSON.stringify((request.method === "GET" && answers[request.url ?? ""]) || {}));
	});
	const port = await listen(server, 0, "127.0.0.1");
	onTestFinished(() => stop(server));
	return { written, connect: () => connectPractice(PRACTICE, `http://127.0.0.1:${port}`, "a-session") };
}

test("on the first start the clinic gets the practice's pages, its server, and a first reading", async () => {
	const { written, connect } = await aClinic([], null);
	await connect();
	expect(written).toMatchObject([
		["PUT /pm-sites/lakeside", { origin: PRACTICE.webUrl, kind: "pointed", rule: PRACTICE_RULE }],
		["PUT /pm-connection", { baseUrl: PRACTICE.fhirUrl, clientId: "box" }],
		["POST /pm-connection/sync", {}],
	]);
});

test("where the practice has moved, its address alone is written anew", async () => {
	const moved = { ...SITE, origin: "http://localhost:8731" };
	const { written, connect } = await aClinic([moved], { ...CONNECTION, baseUrl: "http://127.0.0.1:8741/fhir/r4" });
	await connect();
	expect(written).toMatchObject([
		["PUT /pm-sites/lakeside", { origin: PRACTICE.webUrl, version: 3 }],
		["PUT /pm-connection", { baseUrl: PRACTICE.fhirUrl, nightlyAt: "04:30", algorithm: "RS384", forwardDays: 90 }],
		["POST /pm-connection/sync", {}],
	]);
});

test("what an admin pointed at or connected by hand stays, and a run at work does not keep the box from starting", async () => {
	const theirs = { ...SITE, id: "by-hand" };
	const { written, connect } = await aClinic([theirs], { ...CONNECTION, clientId: "another", baseUrl: "https://pm.example/fhir" }, 409);
	await connect();
	expect(written.map(([what]) => what)).toEqual(["POST /pm-connection/sync"]);
});

test("a clinic that cannot read the practice says so, with the reason", async () => {
	const { connect } = await aClinic([SITE], CONNECTION, 503);
	await expect(connect()).rejects.toThrow("/pm-connection/sync was answered 503");
});
