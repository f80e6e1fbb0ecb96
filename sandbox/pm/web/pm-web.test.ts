import { afterAll, beforeAll, expect, test } from "vitest";
import { type PmPatient, seedPractice } from "../seed.ts";
import { type PmWeb, startPmWeb } from "./start-pm-web.ts";

// Half past nine in the evening of the day before, in New York.
const NOW = Date.parse("2026-11-24T02:30:00Z");
const nasty: PmPatient = {
	...{ id: "pt/<1>", given: ["<b>Eve</b>"], family: 'O"Neill, Sr.', birthDate: "1970-01-02", language: "en", active: true },
	numbers: [{ value: "(617) 555-0100", system: "phone", use: "home" }],
	guardians: [{ name: "Al", relation: "ECON", kept: "contact", numbers: [{ value: "(617) 555-0101", system: "phone" }] }],
	appointments: [visit("late", "2026-11-24T04:59:00Z"), visit("after", "2026-11-24T05:00:00Z"), visit("no-time", null)],
};
let pm: PmWeb;
beforeAll(async () => {
	const patients = [nasty, ...seedPractice(NOW, 1_200)];
	pm = await startPmWeb({ port: 0, patients, timeZone: "America/New_York", now: () => NOW });
});
afterAll(() => pm?.close());

function visit(id: string, start: string | null): PmPatient["appointments"][number] {
	return { id, start, minutes: 30, status: "noshow", answer: "needs-action", what: `Visit ${id}`, who: "Dr. Okafor", where: "Room 1" };
}
const read = async (path: string) => (await fetch(`${pm.url}${path}`)).text();
const names = (page: string) => [...page.matchAll(/<td class="who"><a href="[^"]*">([^<]*)</g)].map(([, name]) => name);
const between = (page: string, from: string, to: string) => page.slice(page.indexOf(from), page.indexOf(to));
/** As a spreadsheet shows a file without line breaks in its cells. */
const sheet = async (path: string) => {
	const [header = [], ...rows] = (await read(path))
		.trimEnd()
		.split("\r\n")
		.map((line) =>
			[...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain),
		);
	return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index]])));
};

test("twelve hundred people come in pages, sorted by name or birth date in both directions", async () => {
	const first = await read("/patients");
	expect(names(first)).toHaveLength(25);
	expect(first).toContain("Page 1 of 48 · 1200 patients");
	const last = await read("/patients?page=48");
	expect(last).not.toContain(">Next<");
	expect(names(await read("/patients?page=9999"))).toEqual(names(last));
	expect(names(await read("/patients?sort=-name"))[0]).toMatch(/^Zapata/);
	const born = [...(await read("/patients?sort=-born")).matchAll(/<td class="born">\d\d\/\d\d\/(\d{4})/g)].map(([, year]) => Number(year));
	expect(born).toEqual([...born].sort((a, b) => b - a));
});

test("people are found by name in any order, birth date, number or chart, and a page without anybody says so", async () => {
	const carmen = ["Ortega, Carmen"];
	expect(names(await read("/patients?q=carmen+ortega"))).toEqual(carmen);
	expect(names(await read("/patients?q=ORTEGA+07/04/1980"))).toEqual(carmen);
	expect(names(await read("/patients?q=8575550111"))).toEqual(["Ortega, Carmen", "Ortega, Mateo"]);
	expect(names(await read("/patients?q=pt-mother"))).toEqual(carmen);
	expect(await read("/patients?q=zzzz")).toContain("Nobody is called that");
});

test("a record names every number by whose it is, and the banner holds the patient's own alone", async () => {
	const page = await read("/patients/pt-ward");
	const banner = between(page, '<header class="chart-head"', "<h2>Family");
	expect(banner).toMatch(/Edith Moreau[\s\S]*02\/11\/1938[\s\S]*Home phone<\/dt><dd>\(781\) 555-0133/);
	expect(banner).not.toContain("555-0134");
	expect(page).toContain("Guardian: Paul Moreau</dt><dd>(781) 555-0134");
	expect(page).toContain("Guardian until lately: Former Guardian");
	expect(page).toMatch(/Insurer<\/dt>[\s\S]*Pharmacy<\/dt>/);
	expect(await read("/patients/pt-late")).toContain("Died on 01/30/2026");
});

test("a merged record leads to the one that stands for it, and a record that is not there is said to be gone", async () => {
	const merged = await fetch(`${pm.url}/patients/pt-maiden`, { redirect: "manual" });
	expect(merged.headers.get("location")).toBe("/patients/pt-married");
	expect((await fetch(`${pm.url}/patients/nobody`)).status).toBe(404);
	expect((await fetch(`${pm.url}/patients/%E0%A4%A`)).status).toBe(404);
});

test("what is written in a name stays text, on every page", async () => {
	for (const path of ["/patients?q=eve", `/patients/${encodeURIComponent(nasty.id)}`, "/appointments", "/invoices"]) {
		const page = await read(path);
		expect(page, path).toContain("Eve");
		expect(page, path).not.toContain("<b>");
	}
	expect(await read("/patients?q=%22%3E%3Cscript%3E")).not.toContain("<script>");
});

test("today ends at midnight of the practice's clock; after it come the next days, and a visit without a time is on none", async () => {
	const page = await read("/appointments");
	const today = between(page, "Today, Monday 11/23/2026", "The next 14 days");
	expect(today).toContain("Visit late");
	expect(today).not.toContain("Visit after");
	const coming = page.slice(page.indexOf("The next 14 days"));
	expect(coming).toContain("Tue 11/24, 12:00 AM");
	expect(coming).toContain("no show");
	expect(page).not.toContain("Visit no-time");
	const tomorrow = await read("/appointments?day=2026-11-24");
	expect(tomorrow).toContain("Visit after");
	expect(tomorrow).not.toContain("The next 14 days");
});

test("a visit of two people stands with both of them, under one id", async () => {
	const day = await read("/appointments?day=2026-11-26");
	expect(names(day)).toEqual(expect.arrayContaining(["Ortega, Carmen", "Ortega, Mateo"]));
	expect(await read("/patients/pt-child-own")).toContain("11/26/2026, 10:00 AM · Check-up");
	const lines = (await sheet("/export/appointments.csv")).filter((row) => row["Appt ID"] === "ap-family");
	expect(lines.map((row) => row["Chart No"])).toEqual(["pt-mother", "pt-child-own"]);
});

test("a row of a patient names their chart, and a bill is no such row", async () => {
	expect(await read("/patients?q=eve")).toContain('<tr class="sheet-line" data-person="pt/&#60;1&#62;">');
	const bills = await read("/invoices");
	expect(bills).toContain("(800) 555-0175");
	expect(bills).not.toMatch(/sheet-line|data-person|tel:/);
});

test("the file of patients has each number under its own heading, and the file of visits the practice's clock", async () => {
	const patients = await sheet("/export/patients.csv");
	expect(patients).toHaveLength(1_201);
	const byChart = (id: string) => patients.find((row) => row["Chart No"] === id);
	expect(byChart(nasty.id)).toMatchObject({
		...{ "Last Name": 'O"Neill, Sr.', "Home Phone": "(617) 555-0100", "Mobile Phone": "", "Emergency Phone": "(617) 555-0101" },
	});
	expect(byChart("pt-child-contact")).toMatchObject({ "Parent/Guardian Phone": "(857) 555-0111", "Emergency Phone": "(857) 555-0199" });
	expect(byChart("pt-many-numbers")).toMatchObject({ Fax: "(978) 555-0100", "Mobile Phone": "(978) 555-0105" });
	expect(byChart("pt-late")).toMatchObject({ "Patient Status": "Deceased" });
	expect(byChart("pt-maiden")).toMatchObject({ "Patient Status": "Inactive", "Merged Into": "pt-married" });
	const visits = await sheet("/export/appointments.csv");
	expect(visits.find((row) => row["Appt ID"] === "late")).toMatchObject({ "Appt Date": "11/23/2026", "Appt Time": "11:59 PM" });
	expect(visits.some((row) => row["Appt ID"] === "no-time")).toBe(false);
});

test("the pages run no script, are kept by nobody, and answer nothing but reading", async () => {
	const page = await fetch(`${pm.url}/patients`);
	expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
	expect(page.headers.get("cache-control")).toBe("no-store");
	expect((await fetch(`${pm.url}/patients`, { method: "POST" })).status).toBe(404);
});
