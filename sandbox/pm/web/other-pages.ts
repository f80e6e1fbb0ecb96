import type { PmAppointment, PmPatient } from "../seed.ts";
import { html, type Markup } from "./html.ts";
import { listName, listNumber, shownDate } from "./shown.ts";

export type Visit = { appointment: PmAppointment; patient: PmPatient };

/** The visits of one day, earliest first; `day` as YYYY-MM-DD by the practice's clock. */
export function visitsOf(patients: readonly PmPatient[], day: string, dayOf: (start: string) => string): Visit[] {
	const all = patients.flatMap((patient) => patient.appointments.map((appointment) => ({ appointment, patient })));
	const on = all.filter(({ appointment: { start } }) => start !== null && dayOf(start) === day);
	return on.sort((a, b) => Date.parse(a.appointment.start ?? "") - Date.parse(b.appointment.start ?? ""));
}

export function appointmentList(visits: Visit[], day: string, timeOf: (start: string) => string): Markup {
	const shift = (days: number) => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
	return html`<div class="head"><h1>Appointments, ${shownDate(day)}</h1><nav class="pages" aria-label="Days"><a href="/appointments?day=${shift(-1)}">Day before</a><a href="/appointments">Today</a><a href="/appointments?day=${shift(1)}">Day after</a></nav></div>
${
	visits.length === 0
		? html`<p class="empty">No visits on this day.</p>`
		: html`<table class="sheet"><thead><tr><th>Time</th><th>Patient</th><th>Born</th><th>Visit</th><th>With</th><th>State</th></tr></thead><tbody>${visits.map(
				({ appointment: { start, what, who, status }, patient }) =>
					html`<tr class="sheet-line" data-person="${patient.id}"><td>${start && timeOf(start)}</td><td class="who"><a href="/patients/${encodeURIComponent(patient.id)}">${listName(patient)}</a></td><td class="born">${shownDate(patient.birthDate)}</td><td>${what}</td><td>${who}</td><td>${status}</td></tr>`,
			)}</tbody></table>`
}`;
}

/** Bills name people and show numbers that are none of theirs: nothing here is a patient's row. */
export function invoiceList(patients: readonly PmPatient[]): Markup {
	return html`<h1>Invoices</h1><table class="sheet"><thead><tr><th>Invoice</th><th>For</th><th>Amount</th><th>Questions to</th></tr></thead><tbody>${patients
		.slice(0, 20)
		.map(
			(patient, index) =>
				html`<tr class="bill"><td>2026-${String(4100 + index)}</td><td>${listName(patient)}</td><td>$${20 + ((index * 35) % 400)}.00</td><td>Billing office, (800) 555-0175</td></tr>`,
		)}</tbody></table>`;
}

export function exportPage(): Markup {
	return html`<h1>Export</h1><p>Files as this system writes them. In Patient Chat an admin reads them in under Settings, Practice system.</p>
<ul class="visits"><li><a href="/export/patients.csv" download>patients.csv</a></li><li><a href="/export/appointments.csv" download>appointments.csv</a></li></ul>`;
}

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const lines = (rows: string[][]) => rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");

export function patientsFile(patients: readonly PmPatient[]): string {
	const rows = patients.filter(({ active }) => active);
	return lines([
		["Chart No", "Last Name", "First Name", "DOB", "Language", "Mobile Phone"],
		...rows.map((patient) => [
			patient.id,
			patient.family,
			patient.given.join(" "),
			shownDate(patient.birthDate),
			patient.language,
			listNumber(patient),
		]),
	]);
}

export function appointmentsFile(patients: readonly PmPatient[], clock: (start: string) => { day: string; time: string }): string {
	const all = patients.flatMap((patient) => patient.appointments.map((appointment) => ({ appointment, patient })));
	const rows = all.flatMap(({ appointment: { id, start, what, who, status, where }, patient }) => {
		if (start === null) return [];
		const { day, time } = clock(start);
		return [[id, patient.id, shownDate(day), time, what, who, where, status]];
	});
	return lines([["Appt ID", "Chart No", "Appt Date", "Appt Time", "Appt Type", "Provider", "Location", "Status"], ...rows]);
}
