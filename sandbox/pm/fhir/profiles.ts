/** What a server of this make lets one search for, as such servers stated it in 2026: by resource, the search parameters. */
export type Profile = Readonly<Record<string, readonly string[]>>;
export type ProfileName = keyof typeof PROFILES;

const US_CORE_3 = ["_id", "identifier", "name", "family", "given", "birthdate", "gender"] as const;
const CLINICAL = { Practitioner: ["_id", "name"], Location: ["_id", "name"] } as const;

export const PROFILES = {
	athena: {
		Patient: [...US_CORE_3, "_lastUpdated", "_count", "cursor", "ah-practice"],
		Appointment: ["_id", "_query", "base-appointment-id", "group-appointment-id", "ah-practice", "_security"],
		...CLINICAL,
	},
	eclinicalworks: { Patient: [...US_CORE_3, "page", "phone"], ...CLINICAL },
	nextgen: { Patient: [...US_CORE_3, "_lastUpdated", "_maxresults"], ...CLINICAL },
	tebra: { Patient: US_CORE_3, ...CLINICAL },
	full: {
		Patient: [...US_CORE_3, "_lastUpdated", "_count", "_sort", "phone"],
		RelatedPerson: ["_id", "patient", "_lastUpdated", "_count"],
		Appointment: ["_id", "date", "patient", "status", "_lastUpdated", "_count"],
		...CLINICAL,
	},
} as const satisfies Record<string, Profile>;

export function capabilityStatement(profile: Profile, url: string): object {
	return {
		resourceType: "CapabilityStatement",
		status: "active",
		date: "2026-08-01",
		kind: "instance",
		fhirVersion: "4.0.1",
		format: ["application/fhir+json"],
		implementation: { description: "A practice of our own making", url },
		rest: [
			{
				mode: "server",
				resource: Object.entries(profile).map(([type, params]) => ({
					type,
					interaction: [{ code: "read" }, { code: "search-type" }],
					searchParam: params.map((name) => ({ name, type: "string" })),
				})),
			},
		],
	};
}
