/** Countries of the North American plan that clinics here are in: they write their numbers the same way. */
const AT_HOME = new Set(["US", "CA", "PR"]);

/** A clinic's own number as its people write it. Without the tables of all countries, which weigh more than all settings together. */
export function shownNumber(number: string, country: string): string {
	const parts = AT_HOME.has(country) ? /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number) : null;
	return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : number;
}
