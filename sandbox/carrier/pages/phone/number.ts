import { parsePhoneNumberFromString } from "libphonenumber-js/min";

export function national(number: string): string {
	const parsed = parsePhoneNumberFromString(number);
	return parsed ? (parsed.countryCallingCode === "1" ? parsed.formatNational() : parsed.formatInternational()) : number;
}

/** As people type it: "212 555 0143" is an American number. Null when it cannot be one. */
export function typed(text: string): string | null {
	const parsed = parsePhoneNumberFromString(text, "US");
	return parsed?.isPossible() ? parsed.number : null;
}
