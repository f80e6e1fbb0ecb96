import { type PmAppointment, type PmPatient, personalName } from "../seed.ts";
import { stateWords } from "./appointments.ts";
import { html, type Markup } from "./html.ts";
import { listName, listNumber, numberLabel, relationLabel, shownDate } from "./shown.ts";

const PER_PAGE = 25;

const SORTS = ["name", "-name", "born", "-born"] as const;
type Sort = (typeof SORTS)[number];
export type ListAsked = { words: string; sort: Sort; page: number };

export const sortAsked = (asked: string | null): Sort => SORTS.find((sort) => sort === asked) ?? "name";

/** Whom the search finds, sorted; as staff of such systems know it. */
export function found(patients: readonly PmPatient[], { words, sort }: ListAsked): PmPatient[] {
	const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
	const fits = (patient: PmPatient) => {
		const text = `${personalName(patient)} ${patient.id} ${shownDate(patient.birthDate)} ${listNumber(patient)}`.toLowerCase();
		return wanted.every((word) => text.includes(word) || isNumberOf(patient, word));
	};
	const by = sort.endsWith("born") ? ({ birthDate }: PmPatient) => birthDate : listName;
	const way = sort.startsWith("-") ? -1 : 1;
	return patients.filter((patient) => !patient.replacedBy && fits(patient)).sort((a, b) => way * ORDER.compare(by(a), by(b)));
}

/** However it was typed. */
function isNumberOf(patient: PmPatient, word: string): boolean {
	const figures = /^[\d().+-]{7,}$/.test(word) ? word.replace(/\D/g, "") : "";
	return figures.length >= 7 && listNumber(patient).replace(/\D/g, "").endsWith(figures);
}

const ORDER = new Intl.Collator("en");

export function patientList(patients: readonly PmPatient[], asked: ListAsked): Markup {
	const all = found(patients, asked);
	const pages = Math.max(1, Math.ceil(all.length / PER_PAGE));
	const page = Math.min(Math.max(1, asked.page), pages);
	const address = (more: Partial<ListAsked>) => {
		const { words, sort, page: at } = { ...asked, page, ...more };
		return `/patients?${new URLSearchParams({ q: words, sort, page: String(at) })}`;
	};
	return html`<div class="head"><h1>Patients</h1>
<form class="search" action="/patients"><input name="q" type="search" aria-label="Find a patient" placeholder="Name, birth date, number, chart" value="${asked.words}"><button>Find</button></form></div>
${all.length === 0 ? html`<p class="empty">Nobody is called that. Try fewer letters.</p>` : listed(all.slice((page - 1) * PER_PAGE, page * PER_PAGE), asked.sort, address)}
<nav class="pages" aria-label="Pages">${page > 1 ? html`<a rel="prev" href="${address({ page: page - 1 })}">Previous</a>` : html``}
<span>Page ${page} of ${pages} · ${all.length} patients</span>${page < pages ? html`<a rel="next" href="${address({ page: page + 1 })}">Next</a>` : html``}</nav>`;
}

function listed(patients: PmPatient[], sort: Sort, address: (more: Partial<ListAsked>) => string): Markup {
	const heading = (name: string, up: Sort, down: Sort) => {
		const state = sort === up ? html` aria-sort="ascending"` : sort === down ? html` aria-sort="descending"` : html``;
		return html`<th${state}><a href="${address({ sort: sort === up ? down : up, page: 1 })}">${name}</a></th>`;
	};
	return html`<table class="sheet"><thead><tr>${heading("Name", "name", "-name")}${heading("Born", "born", "-born")}<th>Phone</th><th>Chart</th></tr></thead>
<tbody>${patients.map(
		(patient) =>
			html`<tr class="sheet-line" data-person="${patient.id}"><td class="who"><a href="/patients/${encodeURIComponent(patient.id)}">${listName(patient)}</a></td><td class="born">${shownDate(patient.birthDate)}</td><td class="tel">${listNumber(patient)}</td><td>${patient.id}</td></tr>`,
	)}</tbody></table>`;
}

/** One record: who it is on top, then every number under its own label, the patient's own and other people's. */
export function patientRecord(patient: PmPatient, visits: readonly PmAppointment[], shownTime: (start: string) => string): Markup {
	return html`<header class="chart-head" data-person="${patient.id}"><h1 class="chart-name">${personalName(patient)}</h1>
<p>Born <span class="chart-born">${shownDate(patient.birthDate)}</span> · Chart <span>${patient.id}</span> · ${patient.language === "es" ? "Spanish" : "English"}</p>
<dl class="facts">${patient.numbers.map((number) => html`<div><dt>${numberLabel(number)}</dt><dd>${number.value}</dd></div>`)}</dl></header>
${noticeOf(patient)}
<section><h2>Family and contacts</h2>${patient.guardians.length === 0 ? html`<p class="empty">Nobody is noted.</p>` : html`<dl class="facts">${patient.guardians.map((guardian) => html`<div><dt>${relationLabel(guardian)}: ${guardian.name}</dt><dd>${guardian.numbers.map(({ value }) => value).join(", ")}</dd></div>`)}</dl>`}</section>
<section><h2>Insurance and pharmacy</h2><dl class="facts"><div><dt>Insurer</dt><dd>Harbor Mutual, (800) 555-0170</dd></div><div><dt>Pharmacy</dt><dd>Corner Pharmacy, (617) 555-0181, fax (617) 555-0182</dd></div></dl></section>
<section><h2>Visits</h2>${visits.length === 0 ? html`<p class="empty">No visits.</p>` : html`<ul class="visits">${visits.map(({ start, what, who, status, answer }) => html`<li>${start ? shownTime(start) : "No time yet"} · ${what} · ${who} · ${stateWords({ status, answer })}</li>`)}</ul>`}</section>`;
}

function noticeOf({ active, deceased }: PmPatient): Markup {
	if (deceased) return html`<p class="notice">Died on ${shownDate(deceased)}.</p>`;
	return active ? html`` : html`<p class="notice">This record is not active.</p>`;
}
