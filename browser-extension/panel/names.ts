import type { Encounter } from "./encounter.ts";

/** As our copy has it, once somebody of the copy is chosen. */
export function nameOf(encounter: Encounter): string | null {
	return encounter.patient.value?.name || null;
}

/** "Ruiz, Ana María" and "Ana María Ruiz" are both Ana. */
export function givenName(name: string): string {
	const [family = name, given] = name.split(",", 2);
	return (given ?? family).trim().split(/\s+/)[0] || name;
}

/** For a form, in the order in which people say it. */
export function spokenName(name: string): string {
	const [family = "", given = "", ...more] = name.split(",").map((part) => part.trim());
	return given && family && more.length === 0 ? `${given} ${family}` : name.trim();
}
