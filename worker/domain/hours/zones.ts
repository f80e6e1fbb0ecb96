import { AREA_CODES } from "./area-codes.ts";
import { COUNTRIES } from "./countries.ts";
import { isZone } from "./zoned.ts";

// Where the patient may be: at the address practice management knows, else where the number was given out, else anywhere in the
// number's country. A number of a country we have no zones of is judged by the clinic's own clock.

/** Never empty. `country` is the clinic's (ISO, "US"), `known` the zone of the patient's address, `fallback` the clinic's zone. */
export function zonesOf(number: string, country: string, known: string | null, fallback: string): string[] {
	if (known !== null && isZone(known)) return [known];
	if (number.startsWith("+1")) return zonesOfAreaCode(number.slice(2, 5)) ?? zonesOfCountry(country === "CA" ? "CA" : "US") ?? [fallback];
	if (number.startsWith("+")) return zonesOfCallingCode(number) ?? [fallback];
	return zonesOfCountry(country) ?? [fallback];
}

function zonesOfAreaCode(code: string): string[] | null {
	if (code.length < 3) return null;
	const zones = AREA_CODES.filter(([, codes]) => codes.includes(code)).map(([zone]) => zone);
	return zones.length ? zones : null;
}

// No calling code begins another one, so the first that fits is the right one.
function zonesOfCallingCode(number: string): string[] | null {
	const row = COUNTRIES.find(([, callingCode]) => number.startsWith(`+${callingCode}`));
	return row ? row[2].split(" ") : null;
}

function zonesOfCountry(country: string): string[] | null {
	const row = COUNTRIES.find(([iso]) => iso === country);
	return row ? row[2].split(" ") : null;
}
