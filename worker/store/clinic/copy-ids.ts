import { hash as digestOf } from "node:crypto";

const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

/** The id of whoever is new here: in every run, and from whichever file, the same for the same external id. */
export function patientIdOf(externalId: string): string {
	return `pm-${base32(digestOf("sha256", externalId, "hex")).slice(0, 20)}`;
}

export function appointmentIdOf(externalId: string): string {
	return `pa-${base32(digestOf("sha256", `appointment ${externalId}`, "hex")).slice(0, 20)}`;
}

function base32(hex: string): string {
	const bits = [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")).join("");
	return (bits.match(/.{5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five, 2)]).join("");
}
