import { unaccented } from "../../../shared/rules/normal.ts";

/** Brackets that say how a column is written; all others say what it holds: "Phone (Fax)". */
const FORMAT = /[([](?:[mdyhas/.: -]+|mins?|minutes|hours|optional|required)[)\]]/gi;

/** "PatientMobile_Phone#" and "Patient mobile phone" are one: small words without accents and punctuation. */
export function headerWords(header: string): string[] {
	return unaccented(header.normalize("NFKC"))
		.replace(FORMAT, " ")
		.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
		.replace(/(\p{L})(\d)/gu, "$1 $2")
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== "");
}

/** The words without anything between them. */
export function squashed(header: string): string {
	return headerWords(header).join("");
}

const WHOSE = new Set(["patient", "patients", "pt", "client", "clients", "paciente", "member"]);

/** Without the word that says whose it is: "Patient First Name" is "First Name". */
export function withoutWhose(header: string): string {
	return headerWords(header)
		.filter((word) => !WHOSE.has(word))
		.join("");
}
