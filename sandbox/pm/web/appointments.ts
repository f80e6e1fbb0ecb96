import type { PmAppointment, PmPatient, PmStatus } from "../seed.ts";
import type { Clock } from "./clock.ts";
import { html, type Markup } from "./html.ts";
import { listName, shownDate } from "./shown.ts";

type Seen = { appointment: PmAppointment; patient: PmPatient };
export type Visit = Seen & { day: string; time: string };

const DAY_MS = 86_400_000;
const DAYS_AHEAD = 14;
const STATES: Partial<Record<PmStatus, string>> = { noshow: "no show", "entered-in-error": "entered in error", "checked-in": "checked in" };

/** Each visit once for each person who comes to it. */
export function allVisits(patients: readonly PmPatient[]): Seen[] {
	const byId = new Map(patients.map((patient) => [patient.id, patient]));
	return patients.flatMap((patient) =>
		patient.appointments.flatMap((appointment) => {
			const others = (appointment.withPatients ?? []).flatMap((id) => byId.get(id) ?? []);
			return [patient, ...others].map((each) => ({ appointment, patient: each }));
		}),
	);
}

/** Of these days by the practice's clock, both included, earliest first; a visit without a time is on none. */
export function visitsOf(patients: readonly PmPatient[], [first, last]: readonly [string, string], { dayOf, timeOf }: Clock): Visit[] {
	const all = allVisits(patients).flatMap(({ appointment, patient }) => {
		const { start } = appointment;
		return start === null ? [] : [{ appointment, patient, at: Date.parse(start), day: dayOf(start), time: timeOf(start) }];
	});
	return all.filter(({ day }) => day >= first && day <= last).sort((a, b) => a.at - b.at);
}

export function dayAfter(day: string, days = 1): string {
	return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** One day that was asked for; without one, today and what is coming. */
export function appointmentPage(patients: readonly PmPatient[], asked: string | null, clock: Clock): Markup {
	const today = clock.dayOf(new Date(clock.now()).toISOString());
	const day = asked ?? today;
	const coming = asked === null ? visitsOf(patients, [dayAfter(today), dayAfter(today, DAYS_AHEAD)], clock) : null;
	return html`<div class="head"><h1>${day === today ? "Today, " : ""}${weekday(day)} ${shownDate(day)}</h1><nav class="pages" aria-label="Days"><a href="/appointments?day=${dayAfter(day, -1)}">Day before</a><a href="/appointments">Today</a><a href="/appointments?day=${dayAfter(day)}">Day after</a></nav></div>
${visitTable(visitsOf(patients, [day, day], clock), false)}
${coming && html`<h2 class="apart">The next ${DAYS_AHEAD} days</h2>${visitTable(coming, true)}`}`;
}

function visitTable(visits: Visit[], withDay: boolean): Markup {
	if (visits.length === 0) return html`<p class="empty">No visits ${withDay ? "yet" : "on this day"}.</p>`;
	const when = ({ day, time }: Visit) => (withDay ? `${weekday(day).slice(0, 3)} ${shownDate(day).slice(0, 5)}, ${time}` : time);
	return html`<table class="sheet"><thead><tr><th>Time</th><th>Patient</th><th>Born</th><th>Visit</th><th>With</th><th>State</th></tr></thead><tbody>${visits.map(
		(visit) => {
			const { appointment, patient } = visit;
			return html`<tr class="sheet-line" data-person="${patient.id}"><td class="when">${when(visit)}</td><td class="who"><a href="/patients/${encodeURIComponent(patient.id)}">${listName(patient)}</a></td><td class="born">${shownDate(patient.birthDate)}</td><td>${appointment.what}</td><td>${appointment.who}</td><td>${stateWords(appointment)}</td></tr>`;
		},
	)}</tbody></table>`;
}

export function stateWords({ status, answer }: Pick<PmAppointment, "status" | "answer">): string {
	if (status !== "booked") return STATES[status] ?? status;
	return answer === "accepted" ? "confirmed" : answer === "declined" ? "declined" : status;
}

const WEEKDAY = new Intl.DateTimeFormat("en-US", { weekday: "long", timeZone: "UTC" });
const weekday = (day: string) => WEEKDAY.format(new Date(`${day}T12:00:00Z`));
