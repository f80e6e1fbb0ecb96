import { type CountryCode, getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";

/** Who can be at the other end: only a `phone` can be texted back. */
export type SenderKind = "phone" | "short_code" | "word";

export function senderKind(number: string): SenderKind {
	if (/^\+[1-9]\d{6,14}$/.test(number)) return "phone";
	return /^\d{3,8}$/.test(number) ? "short_code" : "word";
}

/**
 * E.164 of a number as a person types it in `country`, or null when it cannot be a phone number.
 * Possible is enough: numbering plans change faster than tables, and the carrier has the last word.
 */
export function parseNumber(typed: string, country: string): string | null {
	const number = parsePhoneNumberFromString(typed, knownCountry(country));
	return number?.isPossible() && senderKind(number.number) === "phone" ? number.number : null;
}

/** As people in `country` write it: national for their own numbers, international for others. */
export function displayNumber(number: string, country: string): string {
	if (senderKind(number) !== "phone") return number;
	const parsed = parsePhoneNumberFromString(number);
	if (!parsed) return number;
	const home = knownCountry(country);
	return home && parsed.countryCallingCode === getCountryCallingCode(home) ? parsed.formatNational() : parsed.formatInternational();
}

/** Whether `number` belongs to another country's numbering plan than `country` does. */
export function isAbroad(number: string, country: string): boolean {
	const home = knownCountry(country);
	const parsed = senderKind(number) === "phone" ? parsePhoneNumberFromString(number) : undefined;
	return home !== undefined && parsed !== undefined && parsed.countryCallingCode !== getCountryCallingCode(home);
}

function knownCountry(country: string): CountryCode | undefined {
	return isSupportedCountry(country) ? country : undefined;
}
