// A date as people and systems write it. Which of two small numbers is the month is never guessed from one date alone: the caller says
// how the file, the page or the country writes its dates, and a date that cannot be one in that order is none.

export type DayOrder = "dmy" | "mdy" | "ymd";

export type DayReading = {
	order: DayOrder;
	/** YYYY-MM-DD. A two-digit year is the last one that is not after today. */
	today: string;
	/** Excel's count of days since 1900 is a date as well. */
	serials?: boolean;
	/** A two-digit year is the one nearest to today: for dates that may be to come. */
	mayCome?: boolean;
};

const DAY_MS = 86_400_000;
const MONTHS = [
	["january", "enero"],
	["february", "febrero"],
	["march", "marzo"],
	["april", "abril"],
	["may", "mayo"],
	["june", "junio"],
	["july", "julio"],
	["august", "agosto"],
	["september", "septiembre", "setiembre"],
	["october", "octubre"],
	["november", "noviembre"],
	["december", "diciembre"],
];
const WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes sabado domingo".split(" ");
const BETWEEN = new Set(["de", "del", "of", "the", "st", "nd", "rd", "th"]);

/** YYYY-MM-DD, or null when `typed` is no date that exists. A time after it, an age in brackets and a label before it do not matter. */
export function readDay(typed: string, reading: DayReading): string | null {
	const text = dayAndTime(typed).day;
	if (/^\d+(?:\.\d+)?$/.test(text) && text.length !== 8) return reading.serials ? daySerial(text) : null;
	const parts = dayParts(text);
	if (!parts) return null;
	const [year, month, day] =
		parts.month === null ? inOrder(parts.numbers, reading.order) : named(parts.numbers, parts.month, reading.order);
	return year === undefined || month === undefined || day === undefined ? null : calendarDay(year, Number(month), Number(day), reading);
}

/** The day and the time of "04/13/1953 2:30 PM", each as written; without a time `time` is empty. */
export function dayAndTime(typed: string): { day: string; time: string } {
	const text = clean(typed);
	const glued = /^(\d{8})T?(\d{4}|\d{6})(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/i.exec(text);
	if (glued) return { day: glued[1] ?? "", time: `${glued[2]?.replace(/(\d\d)(?=\d)/g, "$1:")}${glued[4] ?? ""}` };
	const found = /^(.*?\d.*?)(?:\s*[,T]\s*|\s+)((?:at\s+|a\s+las?\s+)?\d{1,2}(?:[:h]\d{2}.*|\s*[ap]\.?\s?m\b\.?.*))$/i.exec(text);
	return found ? { day: found[1] ?? "", time: found[2] ?? "" } : { day: text, time: "" };
}

/** The numbers of a date as they stand, and the month where it is a word; null when this is no way to write a date. */
export function dayParts(text: string): { numbers: string[]; month: number | null } | null {
	const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
	if (packed) return { numbers: packed.slice(1), month: null };
	if (/[^\p{L}\d\s/.,'’-]/u.test(text)) return null;
	const numbers = text.match(/\d+/g) ?? [];
	if (numbers.some(({ length }) => length !== 4 && length > 2)) return null;
	const words = wordsOf(text);
	const months = words.map(monthOf).filter((month) => month !== null);
	const known = words.every((word) => monthOf(word) !== null || isWeekday(word));
	if (!known) return null;
	if (numbers.length === 3) return words.every(isWeekday) ? { numbers, month: null } : null;
	const month = months.length > 1 ? months.at(-1) : months[0];
	return numbers.length === 2 && month !== undefined ? { numbers, month } : null;
}

/** Excel counts from 1900 and believes that 1900 had a 29 February. A count that looks like a year is one, and no date. */
function daySerial(text: string): string | null {
	const count = Math.floor(Number(text));
	if (text.split(".")[0]?.length === 8 || count < 1 || count > 99_999 || count === 60 || (count >= 1_900 && count <= 2_100)) return null;
	return iso(new Date(Date.UTC(1899, 11, count < 60 ? 31 : 30) + count * DAY_MS));
}

function inOrder(numbers: string[], order: DayOrder): (string | undefined)[] {
	const [first = "", second = "", third = ""] = numbers;
	if (second.length > 2) return [];
	if (first.length === 4) return third.length > 2 ? [] : [first, second, third];
	if (order === "ymd") return third.length === 4 ? [] : [first, second, third];
	return order === "dmy" ? [third, second, first] : [third, first, second];
}

function named(numbers: string[], month: number, order: DayOrder): (string | undefined)[] {
	const [first = "", second = ""] = numbers;
	const yearFirst = first.length === 4 || (order === "ymd" && second.length !== 4);
	const [year, day] = yearFirst ? [first, second] : [second, first];
	return day.length > 2 ? [] : [year, String(month), day];
}

function calendarDay(written: string, month: number, day: number, reading: DayReading): string | null {
	if (written.length !== 2 && written.length !== 4) return null;
	const at = (year: number) => {
		const date = new Date(Date.UTC(year, month - 1, day));
		return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? iso(date) : null;
	};
	if (written.length === 4) return Number(written) >= 1800 ? at(Number(written)) : null;
	const now = Number(reading.today.slice(0, 4));
	const years = [100, 0, -100].map((off) => Math.floor(now / 100) * 100 + off + Number(written));
	if (reading.mayCome) return at(years.find((year) => Math.abs(year - now) <= 50) ?? now);
	const days = years.map(at);
	return days.find((found) => found !== null && found <= reading.today) ?? null;
}

function wordsOf(text: string): string[] {
	const plain = text
		.normalize("NFD")
		.replace(/\p{M}+/gu, "")
		.toLowerCase();
	return (plain.match(/\p{L}+/gu) ?? []).filter((word) => !BETWEEN.has(word));
}

function monthOf(word: string): number | null {
	const index = word.length < 3 ? -1 : MONTHS.findIndex((names) => names.some((name) => name.startsWith(word)));
	return index < 0 ? null : index + 1;
}

function isWeekday(word: string): boolean {
	return word.length >= 2 && WEEKDAYS.some((name) => name.startsWith(word));
}

function clean(typed: string): string {
	return typed
		.normalize("NFKC")
		.replace(/\p{Default_Ignorable_Code_Point}/gu, "")
		.replace(/^[^\d:]*:\s*/, "")
		.replace(/\s*(?:\(.*|\b(?:age|edad)\b.*)$/i, "")
		.trim();
}

function iso(date: Date): string {
	return date.toISOString().slice(0, 10);
}
