import { isAbroad, parseNumber } from "../../../shared/rules/phone.ts";
import type { MatchAnswer, SeenPatient } from "../../../shared/schemas/patient-match.ts";

/** Why what stands on a page is no number to text the patient at. */
export type NoSeenNumber = Exclude<NonNullable<MatchAnswer["noNumber"]>, "none">;
export type SeenNumber = { number: string; label: string | null } | { none: NoSeenNumber };

type Typed = SeenPatient["numbers"][number];

/** A number that the page says is another one's, or a machine's, is never the patient's, and what is half hidden is no number. */
export function readNumber({ typed, label }: Typed, country: string): SeenNumber {
	const text = typed.normalize("NFKC").replace(/^\s*tel:/i, "");
	if (isMasked(text)) return { none: "masked" };
	const beside = wordsOf(label ?? "");
	const within = wordsOf(text.replace(EXTENSION, ""));
	if ([...beside, ...within].some(isOthers) || EXTENSION.test(text)) return { none: "not_own" };
	if (beside.some((word) => NO_PHONE.has(word)) || within.some((word) => !OF_A_PHONE.has(word))) return { none: "abroad_or_wrong" };
	const number = parseNumber(text.replace(/\p{L}+/gu, " "), country);
	if (number === null) return { none: isLocal(text) ? "local" : "abroad_or_wrong" };
	return isAbroad(number, country) ? { none: "abroad_or_wrong" } : { number, label };
}

/** Behind it is a switchboard, not a phone. */
const EXTENSION = /(?:\bext(?:ension)?\.?|\bx|#|;ext=)\s*\d{1,7}\s*$/i;

function isMasked(text: string): boolean {
	return /\d/.test(text) && /[*•●■…]|x{2,}|#{2,}/i.test(text);
}

/** Without the part that says where. */
function isLocal(text: string): boolean {
	const digits = text.replace(/\D/g, "").length;
	return !text.includes("+") && digits >= 5 && digits <= 8;
}

function wordsOf(text: string): string[] {
	const parted = text
		.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
		.normalize("NFD")
		.replace(/\p{M}+/gu, "");
	return parted.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function isOthers(word: string): boolean {
	return OTHERS.has(word) || OTHERS_BEGIN.some((beginning) => word.startsWith(beginning));
}

const setOf = (words: string) => new Set(words.split(" "));

const OTHERS = setOf(
	"ice kin mom mum mother dad father son wife padre madre hijo hija tutor tutora work job biz office lab pcp old former",
);
const OTHERS_BEGIN =
	"fax facsimile emergenc emergency guardian caregiver parent spouse husband partner espos sibling brother sister hermano hermana daughter relative business employe trabajo oficina empresa empleo insur payer seguro asegur pharmac farmacia doctor physician provider medico referr refer clinic facility hospital school escuela attorney agent previous anterior inactive inactivo wrong disconnected deceased".split(
		" ",
	);
const NO_PHONE = setOf("account acct invoice inv mrn npi id ssn claim policy member chart record zip order ref dob");
const OF_A_PHONE = setOf(
	"tel telephone telefono phone mobile movil celular cell cel home casa primary principal main text sms wireless number num no day evening personal preferred h m c p t",
);
