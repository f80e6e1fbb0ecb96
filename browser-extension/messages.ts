/** A patient as a page of the PM shows them, at the moment of the click. All of it is untrusted: the page wrote it. */
export type Seen = {
	externalId: string | null;
	name: string | null;
	/** As the page writes it. */
	birthDate: string | null;
	/** Only numbers with a label that can be the patient's own. */
	numbers: { typed: string; label: string | null }[];
};

/** What a content script may say to the background; nothing else is heard. */
export type PageSays =
	/** A trusted click on our button. */
	| { type: "chat"; from: "banner" | "row" | "appointment"; seen: Seen }
	/** The page shows another patient now, or none. */
	| { type: "moved"; seen: Seen | null }
	/** While an admin points: what was pointed at, described for a rule. */
	| { type: "pointed"; step: string; found: unknown };

/** What the background may say to a content script. */
export type ToPage =
	| { type: "sites"; sites: { origin: string; kind: "openemr" | "openmrs" | "medplum" | "pointed"; rule: unknown }[] }
	| { type: "point"; step: "banner" | "name" | "birthDate" | "id" | "number" | "row" | "off" };
