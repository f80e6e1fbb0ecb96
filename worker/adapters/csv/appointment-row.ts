import type { AppointmentRecord } from "../../domain/copy/record.ts";
import { filled, lineOf } from "./cell.ts";
import { type Cell, type Context, cellsBy, fits, type Refused } from "./columns.ts";
import { externalIdOf } from "./external-id.ts";
import { startOf } from "./start.ts";
import { stateOf } from "./states.ts";
import { minutesLong } from "./times.ts";

const NEEDED = ["externalId", "patientExternalId", "start", "date", "time"] as const;
const LONGEST = 200;
const LONGEST_NOTE = 1_000;

export function appointmentOf(cells: readonly string[], context: Context): AppointmentRecord | Refused {
	if (!fits(context, cells, NEEDED)) return { reason: "cells_missing", externalId: null };
	const cell = cellsBy(context, cells);
	const own = externalIdOf(cell("externalId"));
	if ("reason" in own) return { reason: own.reason, externalId: null };
	const refused = (reason: Refused["reason"]): Refused => ({ reason, externalId: own.id });
	const patients = patientsOf(cell);
	if (typeof patients === "string") return refused(patients);
	const state = stateOf(filled(cell("state")), context.map.state ?? "");
	if (state === null) return refused("bad_state");
	const start = startOf(cell, context);
	if (start === "start_skipped_by_clock" || start === "bad_start") return refused(start);
	if (start === null && state !== "cancelled" && state !== "proposed") return refused("bad_start");
	const text = (column: "what" | "who" | "where") => lineOf(filled(cell(column)), LONGEST);
	return {
		kind: "appointment",
		externalId: own.id,
		patientExternalIds: patients,
		start,
		minutes: minutesLong(filled(cell("minutes"))),
		state,
		what: text("what"),
		who: text("who"),
		where: text("where"),
		note: lineOf(filled(cell("note")), LONGEST_NOTE),
	};
}

/** A family may come to one appointment. */
function patientsOf(cell: Cell): string[] | "no_patient" | "damaged_id" {
	const read = filled(cell("patientExternalId")).split(/[;|,]/).map(externalIdOf);
	if (read.some((one) => "reason" in one && one.reason === "damaged_id")) return "damaged_id";
	const ids = read.flatMap((one) => ("id" in one ? [one.id] : []));
	return ids.length === 0 ? "no_patient" : [...new Set(ids)];
}
