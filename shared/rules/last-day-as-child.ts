const ADULT_AT = 18;
const DAY_MS = 86_400_000;

/** The day before the eighteenth birthday; who was born on 29 February is grown on 1 March. `birthDate`: year, month, day. */
export function lastDayAsChild(birthDate: string): string {
	const [year = 0, month = 1, day = 1] = birthDate.split("-").map(Number);
	return new Date(Date.UTC(year + ADULT_AT, month - 1, day) - DAY_MS).toISOString().slice(0, 10);
}
