import * as z from "zod/mini";

const Entry = z.object({
	resource: z.nullish(z.looseObject({ resourceType: z.string(), issue: z.optional(z.unknown()) })),
	search: z.nullish(z.object({ mode: z.nullish(z.string()) })),
});
const Searchset = z.object({
	resourceType: z.literal("Bundle"),
	type: z.literal("searchset"),
	meta: z.nullish(z.object({ lastUpdated: z.nullish(z.string()) })),
	link: z.nullish(z.array(z.object({ relation: z.string(), url: z.string() }))),
	entry: z.nullish(z.array(Entry)),
});
const Issues = z.array(z.object({ severity: z.string() }));

export type SearchPage = {
	/** What was searched for: neither what is included beside it nor what is said about it. */
	resources: unknown[];
	/** False when the server says of its own answer that something went wrong. */
	isWhole: boolean;
	next: string | null;
	asOf: number | null;
};

/** Null when it is no answer to a search. */
export function searchPage(json: unknown, type: string): SearchPage | null {
	const bundle = Searchset.safeParse(json);
	if (!bundle.success) return null;
	const { entry, link, meta } = bundle.data;
	const entries = entry ?? [];
	const asOf = Date.parse(meta?.lastUpdated ?? "");
	return {
		resources: entries.flatMap(({ resource, search }) =>
			resource?.resourceType === type && (search?.mode ?? "match") === "match" ? [resource] : [],
		),
		isWhole: !entries.some(({ resource }) => resource?.resourceType === "OperationOutcome" && isTrouble(resource.issue)),
		next: link?.find(({ relation }) => relation === "next")?.url ?? null,
		asOf: Number.isNaN(asOf) ? null : asOf,
	};
}

function isTrouble(issue: unknown): boolean {
	const issues = Issues.safeParse(issue);
	return !issues.success || issues.data.some(({ severity }) => severity === "error" || severity === "fatal");
}
