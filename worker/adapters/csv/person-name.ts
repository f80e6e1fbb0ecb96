import { lineOf } from "./cell.ts";

const LONGEST = 120;
const AFTER = /^(?:jr|sr|ii|iii|iv|v|md|do|dds|dmd|phd|rn|np|pa|esq|dvm)\.?$/i;

/** "Ruiz, Ana M." as one says it: "Ana M. Ruiz". "John Smith, Jr." stays. */
export function asSaid(written: string): string {
	const parts = written
		.split(",")
		.map((part) => part.trim())
		.filter((part) => part !== "");
	const after = parts.filter((part) => AFTER.test(part));
	const [last = "", ...first] = parts.filter((part) => !AFTER.test(part));
	return lineOf([...first, last, ...after].join(" "), LONGEST);
}

/** The parts say it best; the whole name stands in where they are not there. */
export function nameOf(parts: { name: string; firstName: string; middleName: string; lastName: string }): string {
	const inParts = [parts.firstName, parts.middleName, parts.lastName].filter((part) => part !== "");
	const isWhole = parts.firstName !== "" && parts.lastName !== "";
	if (isWhole || parts.name === "") return lineOf(inParts.join(" "), LONGEST);
	return asSaid(parts.name);
}
