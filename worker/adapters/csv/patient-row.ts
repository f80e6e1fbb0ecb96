import { readDay } from "../../../shared/rules/read-day.ts";
import type { PatientRecord } from "../../domain/copy/record.ts";
import { filled, plainCell } from "./cell.ts";
import { type Cell, type Context, cellsBy, fits, type Refused } from "./columns.ts";
import { externalIdOf } from "./external-id.ts";
import { guardiansOf, isGrown } from "./guardians.ts";
import { squashed } from "./header-words.ts";
import { numbersOf } from "./numbers.ts";
import { nameOf } from "./person-name.ts";

const NEEDED = ["externalId", "name", "firstName", "lastName"] as const;
const OLDEST_YEARS = 125;

export function patientOf(cells: readonly string[], context: Context): PatientRecord | Refused {
	if (!fits(context, cells, NEEDED)) return { reason: "cells_missing", externalId: null };
	const cell = cellsBy(context, cells);
	const own = externalIdOf(cell("externalId"));
	if ("reason" in own) return { reason: own.reason, externalId: null };
	const refused = (reason: Refused["reason"]): Refused => ({ reason, externalId: own.id });
	const name = nameIn(cell);
	if (name === "") return refused("no_name");
	const birthDate = birthDateOf(filled(cell("birthDate")), context);
	if (birthDate === "bad_birth_date") return refused(birthDate);
	const guardians = guardiansOf(filled(cell("guardianName")), context.map.guardianName ?? "", birthDate, context.today);
	const numbers = numbersIn(cell, context, birthDate);
	if (numbers === "damaged_number") return refused(numbers);
	const merged = externalIdOf(cell("mergedInto"));
	if ("reason" in merged && merged.reason === "damaged_id") return refused("damaged_id");
	const mergedInto = "id" in merged && merged.id !== own.id ? merged.id : null;
	const language = languageOf(filled(cell("language")));
	const inactive = isInactive(filled(cell("active")), context.map.active ?? "");
	return { kind: "patient", externalId: own.id, name, birthDate, language, numbers, guardians, inactive, mergedInto };
}

function nameIn(cell: Cell): string {
	const [name = "", firstName = "", middleName = "", lastName = ""] = (["name", "firstName", "middleName", "lastName"] as const).map(
		(column) => plainCell(cell(column)),
	);
	return nameOf({ name, firstName, middleName, lastName });
}

function numbersIn(cell: Cell, { country, map, today }: Context, birthDate: string | null) {
	const [mobile = "", phone = "", home = "", guardian = ""] = (["mobile", "phone", "home", "guardianPhone"] as const).map(
		(column) => cell(column) ?? "",
	);
	return numbersOf({ mobile, phone, home, guardian: isGrown(map.guardianName ?? "", birthDate, today) ? "" : guardian }, country);
}

/** What systems write when they do not know it (00/00/0000, 01/01/1900) is not a birth date, and no fault either. */
function birthDateOf(written: string, { order, today }: Context): string | null | "bad_birth_date" {
	if (written === "" || /^[0\s/.-]+$/.test(written)) return null;
	const day = readDay(written, { order, today, serials: true });
	if (day === null) return /\b(?:0001|1753)\b/.test(written) ? null : "bad_birth_date";
	if (day > today) return "bad_birth_date";
	return Number(day.slice(0, 4)) < Number(today.slice(0, 4)) - OLDEST_YEARS ? null : day;
}

function languageOf(written: string): "en" | "es" {
	return /^(?:es\b|esp|spa|cast)/i.test(written) ? "es" : "en";
}

/** A column may say who is here, or who is not: its name decides what a yes means. */
function isInactive(written: string, header: string): boolean {
	const asksGone = /inactiv|deceased|death|archiv|fallecid/.test(squashed(header));
	if (asksGone) return written !== "" && !/^(?:n|no|false|0|f|active|activo|alive)$/i.test(written);
	return /^(?:n|no|false|0|f|i|inactiv.*|deceased|dead|expired|archived?|discharged|deleted|moved away|left|transferred|closed|terminated|merged|fallecid[oa]|baja|archivad[oa])$/i.test(
		written,
	);
}
