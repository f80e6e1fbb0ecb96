import { parseNumber } from "../../../shared/rules/phone.ts";
import type { PatientNumber } from "../../../shared/schemas/patient.ts";
import { filled, isDamaged, withoutDecimal } from "./cell.ts";

// Numbers that a text may go to. A number that cannot be one is left out, and the patient kept: an older number that stays in the copy
// because a row was refused could by now be a stranger's.

type Kind = "mobile" | "phone" | "home" | "guardian";
const LABELS = { mobile: "mobile", home: "home, may be a landline" } as const;
const MOST = 20;
const EXTENSION = /(?:\b(?:x|ext|extn|extension|interno)\b\.?|\d\s*#)\s*:?\s*\d|\dx\d/i;
const MASKED = /[*•●]|x{2,}|_{2,}/i;
const NOT_THEIRS = /\b(?:fax|work|wk|office|ofc|bus|business|emergency|trabajo|oficina|pager)\b|\((?:w|f|b|o)\)/i;
const MOBILE = /\b(?:mobile|cell|cellular|cel|celular|movil|móvil|sms|text|wireless)\b|\((?:m|c)\)/i;
const HOME = /\b(?:home|casa|landline|fijo)\b|\(h\)/i;
/** All that may stand beside a number without saying that it is somebody else's. */
const WORDS =
	/\b(?:phone|telephone|tel|telefono|teléfono|ph|no|number|primary|preferred|main|usa?|mobile|cell|cellular|cel|celular|movil|móvil|sms|text|wireless|home|casa|landline|fijo)\b|\([mch]\)/gi;

export type Cells = { mobile: string; phone: string; home: string; guardian: string };

/** The best to text first: mobiles, then those nobody said the use of, then home ones, which may be landlines, then a guardian's. */
export function numbersOf(cells: Cells, country: string): PatientNumber[] | "damaged_number" {
	const kinds: readonly Kind[] = ["mobile", "phone", "home", "guardian"];
	const values = kinds.map((kind) => ({ kind, text: filled(cells[kind]) }));
	if (values.some(({ text }) => isDamaged(text))) return "damaged_number";
	const found = values.flatMap(({ kind, text }) => pieces(text).flatMap((piece) => numberIn(piece, kind, country)));
	const best = kinds.flatMap((kind) => found.filter((one) => one.kind === kind));
	const unique = new Map(best.toReversed().map(({ number, kind }) => [number, asKept(number, kind)]));
	return [...unique.values()].reverse().slice(0, MOST);
}

function asKept(number: string, kind: Kind): PatientNumber {
	if (kind === "guardian") return { number, role: "guardian" };
	return kind === "phone" ? { number, role: "own" } : { number, role: "own", label: LABELS[kind] };
}

/** A cell may hold several, each with its own label. */
function pieces(text: string): string[] {
	return text
		.replace(/\]/g, "]\n")
		.split(/[;|\n]|,(?!\s*(?:x|ext))|\s\/\s|\s(?:or|and|o|y)\s/i)
		.map((piece) => piece.trim())
		.filter((piece) => piece !== "");
}

function numberIn(piece: string, kind: Kind, country: string): { number: string; kind: Kind }[] {
	if (MASKED.test(piece) || EXTENSION.test(piece) || NOT_THEIRS.test(piece) || /\p{L}/u.test(piece.replace(WORDS, ""))) return [];
	const number = textable(withoutDecimal(piece.replace(/\p{L}+|\([mch]\)|[[\]:]/giu, " ").trim()), country);
	if (number === null) return [];
	if (kind === "guardian") return [{ number, kind }];
	return [{ number, kind: MOBILE.test(piece) ? "mobile" : HOME.test(piece) ? "home" : kind }];
}

/** Many systems want a number of everybody, and get 000-000-0000, 123-456-7890 or 999-999-9999. */
function textable(digits: string, country: string): string | null {
	const number = parseNumber(digits, country);
	if (number === null || /0{7}$|^\+1(\d)\1{9}$/.test(number)) return null;
	return !number.startsWith("+1") || /^\+1[2-9]\d\d[2-9]\d{6}$/.test(number) ? number : null;
}
