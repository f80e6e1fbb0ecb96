import { expect, test } from "vitest";
import type { Context } from "./columns.ts";
import { NO_EVIDENCE, orderOf, withDates } from "./dates.ts";
import { findHeader, mapTrouble, type Subject, suggestMap } from "./header.ts";
import { readPart, sniff, startRead } from "./read-file.ts";
import { recordOf } from "./records.ts";

function understood(subject: Subject, text: string, country: string) {
	const bytes = new TextEncoder().encode(text);
	const sniffed = sniff(bytes);
	if ("trouble" in sniffed) throw new Error(sniffed.trouble);
	const { rows } = readPart(startRead(sniffed), bytes, true);
	const found = findHeader(subject, rows);
	if (!found) throw new Error("no_header");
	const map = suggestMap(subject, found.header, null);
	expect(mapTrouble(subject, map)).toBeNull();
	const under = rows.slice(found.index + 1);
	const evidence = under.reduce((sum, { cells }) => withDates(sum, cells, found.header, map), NO_EVIDENCE);
	const context: Context = {
		header: found.header,
		map,
		order: orderOf(evidence, country).order,
		timeZone: "America/Chicago",
		country,
		today: "2026-11-24",
	};
	return under.flatMap(({ line, cells }) => {
		const record = recordOf(subject, cells, context);
		return record ? [{ line, record }] : [];
	});
}

test("a report with titles, quoted notes, a broken line and a total is read to its end", () => {
	const text = [
		"Sunrise Family Clinic,,,,",
		"Active patients,11/24/2026,,,",
		"",
		'Chart #,"Patient Name",DOB,"Cell Phone",Comments',
		'00017,"Ruiz, Ana",04/13/1953,(202) 555-0143,"likes ""mornings""\nand tea"',
		'00018,"Ode, Al",01/02/1950,,"never closed',
		'00019,"Lee, Bo",12/31/1999,2.02556E+09,',
		'00020,"Moe, Cy",7/4/76,202-555-0146,',
		"Total patients:,4,,,",
	].join("\r\n");
	const read = understood("patients", text, "GB").map(({ line, record }) => [
		line,
		"kind" in record ? `${record.externalId} ${record.kind === "patient" && record.birthDate}` : record.reason,
	]);
	expect(read).toEqual([
		[5, "00017 1953-04-13"],
		[7, "cells_missing"],
		[8, "damaged_number"],
		[9, "00020 1976-07-04"],
	]);
});

test("a semicolon file in Spanish is read", () => {
	const text =
		"\ufeffsep=;\r\nNº cita;Nº expediente;Fecha;Hora;Motivo;Médico;Estado\r\nC-1;0017;3/12/2026;14:30;Revisión, anual;Dra. Peña;Confirmada\r\nC-2;0018;25/12/2026;9:00;Vacuna;Dra. Peña;Sin confirmar\r\n";
	const read = understood("appointments", text, "US").map(({ record }) =>
		"kind" in record && record.kind === "appointment"
			? [record.externalId, record.patientExternalIds, record.start && new Date(record.start).toISOString(), record.state, record.what]
			: record,
	);
	expect(read).toEqual([
		["C-1", ["0017"], "2026-12-03T20:30:00.000Z", "confirmed", "Revisión, anual"],
		["C-2", ["0018"], "2026-12-25T15:00:00.000Z", "booked", "Vacuna"],
	]);
});
