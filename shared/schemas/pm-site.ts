import * as z from "zod/mini";
import { ClientId } from "./ids.ts";

const Selector = z.string().check(z.minLength(1), z.maxLength(400));

/** Where a value stands: the text of an element, or one of its attributes. */
export const SiteField = z.strictObject({ selector: Selector, attribute: z.nullable(z.string().check(z.minLength(1), z.maxLength(60))) });
export type SiteField = z.infer<typeof SiteField>;

/** Where one patient's fields stand. Within a banner or a row when that is found, never outside it. */
const fields = {
	id: z.nullable(SiteField),
	name: z.nullable(SiteField),
	birthDate: z.nullable(SiteField),
	number: z.nullable(SiteField),
};

export const SiteRegion = z.strictObject({ selector: Selector, ...fields });
export type SiteRegion = z.infer<typeof SiteRegion>;

/** What an admin pointed at, as data: the extension interprets it, and runs none of it. */
export const SiteRule = z.strictObject({
	/** The patient's id as it stands in the address, hash included: the text before it, and its kind. */
	idInAddress: z.nullable(
		z.strictObject({ after: z.string().check(z.minLength(1), z.maxLength(200)), kind: z.enum(["digits", "uuid", "word"]) }),
	),
	banner: z.nullable(SiteRegion),
	row: z.nullable(SiteRegion),
});
export type SiteRule = z.infer<typeof SiteRule>;

/** Of one scheme, host and port; the extension asks leave for this one alone. */
export const SiteOrigin = z.string().check(
	z.maxLength(200),
	z.refine(
		(origin) => URL.canParse(origin) && new URL(origin).origin === origin && /^https?:/.test(origin),
		"Write it like https://pm.example.com.",
	),
);

export const SiteKind = z.enum(["openemr", "openmrs", "medplum", "pointed"]);
export type SiteKind = z.infer<typeof SiteKind>;

const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(80));

/** A practice management system that a clinic's staff work in. */
export const PmSite = z.object({
	id: ClientId,
	origin: SiteOrigin,
	name: z.string(),
	kind: SiteKind,
	/** For `pointed` sites. */
	rule: z.nullable(SiteRule),
	version: z.number(),
});
export type PmSite = z.infer<typeof PmSite>;

export const PutPmSite = z
	.strictObject({
		origin: SiteOrigin,
		name: Name,
		kind: SiteKind,
		rule: z._default(z.nullable(SiteRule), null),
		/** The one that was seen; a new site has none. */
		version: z.optional(z.number().check(z.int(), z.minimum(1))),
	})
	.check(z.refine(({ kind, rule }) => (kind === "pointed") === (rule !== null), "Point at the fields of this site first."));
export type PutPmSite = z.infer<typeof PutPmSite>;

export const PmSiteQuery = z.object({
	cursor: z.optional(ClientId),
	limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 100),
});

export const PmSitePage = z.object({ items: z.array(PmSite), next: z.nullable(z.string()) });
