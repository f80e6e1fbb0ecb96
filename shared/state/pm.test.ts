import { expect, test } from "vitest";
import { mapIn, missingColumns } from "./pm-columns.ts";
import { firstRows } from "./pm-first-rows.ts";
import { createMerge } from "./pm-merge.ts";
import { originIn } from "./pm-sites.ts";
import { plainNumber, startTexting } from "./pm-texting.ts";
import { aThread, threadId } from "./testing/builders.ts";
import { refused } from "./testing/fake-api.ts";
import { aPerson } from "./testing/fake-pm.ts";

test.each([
	["https://pm.example.com", "https://pm.example.com", false, false],
	["pm.example.com/openemr/interface/main.php?site=1#x", "https://pm.example.com", true, false],
	["  https://PM.example.com:8443/ ", "https://pm.example.com:8443", false, false],
	["http://pm.example.com", "http://pm.example.com", false, true],
	["http://localhost:9000", "http://localhost:9000", false, false],
])("%s is kept as %s", (typed, origin, cut, open) => {
	expect(originIn(typed)).toEqual({ origin, cut, open });
});

test.each(["", "our pm", "ftp://pm.example.com", "pm", "https://"])("“%s” is no address", (typed) => {
	expect(originIn(typed)).toBeNull();
});

test("a list of patients needs an id and a name, in one column or in two", () => {
	expect([...missingColumns("patients", {})]).toEqual(["externalId", "name"]);
	expect(missingColumns("patients", { externalId: "Id", lastName: "Surname" }).size).toBe(0);
	expect([...missingColumns("appointments", { externalId: "Id", patientExternalId: "Patient", date: "Day" })]).toEqual(["start"]);
	expect(missingColumns("appointments", { externalId: "Id", patientExternalId: "Patient", date: "Day", time: "At" }).size).toBe(0);
});

test("only columns of ours are kept of what the Worker remembers", () => {
	expect(mapIn("patients", { externalId: "Id", shoe: "Size", name: "" })).toEqual({ externalId: "Id" });
});

test.each([
	[
		"commas and quotes",
		'﻿List of Monday\r\n"Id","Name"\r\n1,"Ruiz, ""Ana"""\r\n2,\r\n',
		"utf-8" as const,
		"," as const,
		['Ruiz, "Ana"', ""],
	],
	["semicolons and a break within quotes", 'Id;Name\n1;"Ana\nRuiz"\n\n2;Leo', "utf-8" as const, ";" as const, ["Ana\nRuiz", "Leo"]],
])("the first rows of a file are found: %s", async (_what, text, encoding, delimiter, names) => {
	const rows = await firstRows(new Blob([text]), { encoding, delimiter, header: ["Id", "Name"] });
	expect(rows.map((row) => row.Name)).toEqual(names);
});

test("only a patient's own single number needs no question", () => {
	const own = { number: "+12125550143", role: "own" as const };
	expect(plainNumber(aPerson({ numbers: [own] }))?.number).toBe("+12125550143");
	expect(plainNumber(aPerson({ numbers: [own, { number: "+12125550144", role: "own" }] }))).toBeNull();
	expect(plainNumber(aPerson({ numbers: [{ ...own, role: "guardian" }] }))).toBeNull();
	expect(plainNumber(aPerson({ numbers: [own], inactive: true }))).toBeNull();
	expect(plainNumber(aPerson({ numbers: [] }))).toBeNull();
});

test("a thread that is begun from a visit says whom it is about, once", async () => {
	const linked: string[] = [];
	const link = async (thread: string, patient: string) => {
		linked.push(`${thread.slice(-1)} ${patient}`);
		return aThread();
	};
	const about = (patients: { id: string; name: string; birthDate: null }[]) => ({
		api: { startThread: async () => aThread({ patients }) },
		requests: { link },
		clinicId: "riverside",
	});
	await expect(startTexting(about([]), aPerson(), "+12125550143")).resolves.toEqual({ threadId: threadId() });
	await startTexting(about([{ id: "p1", name: "Ana Ruiz", birthDate: null }]), aPerson(), "+12125550143");
	expect(linked).toEqual(["1 p1"]);
	const api = { startThread: () => Promise.reject(refused(400, "bad_number")) };
	await expect(startTexting({ api, requests: { link }, clinicId: "riverside" }, aPerson(), "+1")).resolves.toEqual({
		refusal: "bad_number",
	});
});

test("of two records the practice system's stays, and a repeat after a lost answer is the same merge", async () => {
	const sent: unknown[] = [];
	const lost = [new TypeError("lost")];
	const requests = {
		search: async () => ({ items: [], next: null }),
		merge: async (id: string, body: { id: string; into: string }) => {
			sent.push([id, body]);
			const fault = lost.pop();
			if (fault) throw fault;
			return { patient: aPerson() };
		},
	};
	const byHand = aPerson({ id: "p2", source: "staff", externalId: null });
	const model = createMerge(requests, byHand);
	model.pick(aPerson());
	await expect(model.merge()).resolves.toBeNull();
	await expect(model.merge()).resolves.toMatchObject({ gone: { id: "p2" }, kept: { id: "p1" } });
	expect(sent[0]).toEqual(sent[1]);
	expect(sent[0]).toMatchObject(["p2", { into: "p1" }]);
});
