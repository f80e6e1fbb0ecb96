/** Wrong answers that are looked at across all links: of one patient, from one address, at one clinic. */
export const TRY_LIMITS = {
	patient: { most: 15, perMs: 24 * 3_600_000 },
	address: { most: 30, perMs: 3_600_000 },
	clinic: { most: 300, perMs: 3_600_000 },
} as const;

export type Counter = { key: string; most: number; perMs: number };

export function countersFor({ patientId, address }: { patientId: string; address: string }): Counter[] {
	return [
		{ key: `patient ${patientId}`, ...TRY_LIMITS.patient },
		{ key: `address ${address}`, ...TRY_LIMITS.address },
		{ key: "clinic", ...TRY_LIMITS.clinic },
	];
}
