import { DIAGNOSES, DRUGS, MEASURES } from "./health-words.ts";
import { plain, unaccented, wordLine } from "./normal.ts";

export type HealthDetail = "birth_date" | "record_number" | "diagnosis" | "drug" | "result";

const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*";
const DAY = `(?:\\d{1,2}[/.-]\\d{1,2}|${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)?(?: de| of)? ${MONTH})`;
const LONG_PAST = "(?:19\\d\\d|200\\d)";
const BORN = "(?:dob|d\\.o\\.b|date of birth|birth ?date|birthday|born(?: on)?|fecha de nacimiento|f\\. ?nac|nacimiento|nacid[oa]|nacio)";
const CONNECTING =
	"(?: (?:result|results|level|reading|value|test|count|score|was|is|of|at|came|back|now|your|today|resultado|nivel|es|fue|dio|salio|esta|en|de))*";
const TESTED =
	"(?:tests?|results?|biopsy|screening|culture|scan|mri|ct|x-?ray|ultrasound|mammogram|pap|labs?|pruebas?|resultados?|biopsia|examen(?:es)?|analisis|radiografia|ecografia)";
const OUTCOME =
	"(?:positive|negative|abnormal|normal|elevated|inconclusive|benign|malignant|positiv[oa]s?|negativ[oa]s?|anormal(?:es)?|elevad[oa]s?|benign[oa]|malign[oa])";

/** In small letters without accents. A day alone is an appointment; it is a birth date with its label or a year long past. */
const SHAPES: readonly (readonly [HealthDetail, RegExp])[] = [
	["birth_date", new RegExp(`\\b${BORN}\\b[^a-z0-9]{0,3}(?:is |was |es |el |on |date )*(?:${DAY}|\\d{4}-\\d{2}-\\d{2})`, "u")],
	["birth_date", new RegExp(`\\b${DAY}(?:,|[/.-]| de| of| del)? ?${LONG_PAST}\\b|\\b${LONG_PAST}-\\d{2}-\\d{2}\\b`, "u")],
	["record_number", /\bmrn\b\W{0,3}(?:is |es |number |no\.? )*#?\s?[a-z]{0,3}-?\d{3,}/u],
	[
		"record_number",
		/\b(?:medical record|chart|patient id|patient number|account|acct|member id|policy|insurance id|medicare|medicaid|expediente|historia clinica|numero de paciente|poliza)(?: (?:number|no|num|id|is|es|numero))*\W{0,4}[a-z]{0,4}-?\d{4,}/u,
	],
	["record_number", /\b\d{3}-\d{2}-\d{4}\b/u],
	["drug", /\b\d+(?:[.,]\d+)? ?(?:mg|mcg|μg|ug|milligrams?|miligramos?)\b/u],
	["result", new RegExp(`\\b(?:${MEASURES.join("|")})${CONNECTING}\\W{0,3}\\d`, "u")],
	[
		"result",
		new RegExp(
			`\\b${TESTED}\\b[^.?!]{0,40}\\b${OUTCOME}\\b|\\b(?:tested|came back|dio|salio) ${OUTCOME}\\b|\\b(?:positive|negative|positivo|negativo) (?:for|para|a)\\b`,
			"u",
		),
	],
];
const LISTS: readonly (readonly [HealthDetail, readonly string[]])[] = [
	["diagnosis", DIAGNOSES],
	["drug", DRUGS],
];
const ORDER: readonly HealthDetail[] = ["birth_date", "record_number", "diagnosis", "drug", "result"];

/** Suggests to staff that a text may hold health details. It finds the plain cases; silence promises nothing. */
export function healthDetails(body: string): HealthDetail[] {
	const text = unaccented(plain(body));
	const line = wordLine(body);
	const found = new Set([
		...SHAPES.filter(([, shape]) => shape.test(text)).map(([detail]) => detail),
		...LISTS.filter(([, list]) => list.some((word) => line.includes(` ${word} `))).map(([detail]) => detail),
	]);
	return ORDER.filter((detail) => found.has(detail));
}
