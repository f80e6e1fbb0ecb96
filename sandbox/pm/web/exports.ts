import type { PmGuardian, PmNumber, PmPatient } from "../seed.ts";
import { allVisits, stateWords } from "./appointments.ts";
import type { Clock } from "./clock.ts";
import { html, type Markup } from "./html.ts";
import { shownDate } from "./shown.ts";

export function exportPage(): Markup {
	return html`<div class="head"><h1>Export</h1></div><section><p>Files as this system writes them. In Patient Chat an admin uploads them under Settings, Patients and visits.</p>
<ul class="visits"><li><a href="/export/patients.csv" download>patients.csv</a> everybody with a chart, one line each</li><li><a href="/export/appointments.csv" download>appointments.csv</a> all visits, by the practice’s clock</li></ul></section>`;
}

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const lines = (rows: string[][]) => rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");

type Column = readonly [string, (patient: PmPatient) => string];

/** Every number under the heading of whose it is, as such systems export it: a reader has to heed them. */
const COLUMNS: readonly Column[] = [
	["Chart No", ({ id }) => id],
	["Last Name", ({ family }) => family],
	["First Name", ({ given }) => given.join(" ")],
	["DOB", ({ birthDate }) => shownDate(birthDate)],
	["Language", ({ language }) => (language === "es" ? "Spanish" : "English")],
	["Emergency Phone", ({ guardians }) => phoneOf(guardians, ["ECON"])],
	["Home Phone", ({ numbers }) => valueFor(numbers, "home")],
	["Mobile Phone", ({ numbers }) => valueFor(numbers, "mobile")],
	["Work Phone", ({ numbers }) => valueFor(numbers, "work")],
	["Fax", ({ numbers }) => numbers.find(({ system }) => system === "fax")?.value ?? ""],
	["Parent/Guardian", ({ guardians }) => guardianIn(guardians, PARENTS)?.name ?? ""],
	["Parent/Guardian Phone", ({ guardians }) => phoneOf(guardians, PARENTS)],
	["Patient Status", (patient) => (patient.deceased ? "Deceased" : patient.active ? "Active" : "Inactive")],
	["Merged Into", ({ replacedBy }) => replacedBy ?? ""],
];
const PARENTS: readonly PmGuardian["relation"][] = ["MTH", "FTH", "GUARD"];

const valueFor = (numbers: readonly PmNumber[], use: PmNumber["use"]) =>
	numbers.find((number) => number.use === use && number.system === "phone" && !number.until)?.value ?? "";
const guardianIn = (guardians: readonly PmGuardian[], relations: readonly PmGuardian["relation"][]) =>
	guardians.find(({ relation, active }) => active !== false && relations.includes(relation));
const phoneOf = (guardians: readonly PmGuardian[], relations: readonly PmGuardian["relation"][]) =>
	guardianIn(guardians, relations)?.numbers[0]?.value ?? "";

export function patientsFile(patients: readonly PmPatient[]): string {
	return lines([COLUMNS.map(([name]) => name), ...patients.map((patient) => COLUMNS.map(([, of]) => of(patient)))]);
}

/** A visit of two people has two lines, as such systems write it. */
export function appointmentsFile(patients: readonly PmPatient[], { dayOf, timeOf }: Clock): string {
	const rows = allVisits(patients).flatMap(({ appointment, patient }) => {
		const { id, start, minutes, what, who, where, cancelledFor = "" } = appointment;
		if (start === null) return [];
		const when = [shownDate(dayOf(start)), timeOf(start), String(minutes)];
		return [[id, patient.id, ...when, what, who, where, stateWords(appointment), cancelledFor]];
	});
	const when = ["Appt Date", "Appt Time", "Duration"];
	return lines([["Appt ID", "Chart No", ...when, "Appt Type", "Provider", "Location", "Status", "Cancel Reason"], ...rows]);
}
