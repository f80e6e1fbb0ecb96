import type { Seen } from "../messages.ts";

/** One way in which a site shows a patient. */
export type Shows = {
	/** Read at the click, from the region as it stands then. */
	read(region: Element): Seen;
	/** Where the name stands; the button goes beside it. */
	name(region: Element): Element | null;
};

/** Whose record is open, and nobody else's. */
export type Banner = Shows & { find(page: Document): Element | null };

/** Rows of patients or of their appointments. */
export type Rows = Shows & { from: "row" | "appointment"; selector: string };

/** What a practice management system shows at an address; asked again after each change of it. */
export type Site = (address: URL, page: Document) => { banner: Banner | null; rows: Rows[] };
