/** One record that is another one's, by staff's word or by that of the practice management system. */
export type Merge = { patientId: string; into: string; source: "staff" | "pm" };

/**
 * Who stands for each of these now, at the end of whatever way; who is not in the answer stands for themselves. Staff's word goes before the
 * system's. Words that lead in a circle still speak of one person: one of them is passed over, staff's first, for the system will not unlearn its own.
 */
export function survivors(merges: readonly Merge[]): Map<string, string> {
	const next = new Map<string, Merge>();
	for (const merge of merges) if (merge.source === "staff" || !next.has(merge.patientId)) next.set(merge.patientId, merge);
	const ways = [...next.keys()].map((id) => wayFrom(id, next));
	const circle = ways.map(circleIn).find((found) => found.length > 0);
	if (!circle) return new Map(ways.map((way): [string, string] => [way[0]?.patientId ?? "", way.at(-1)?.into ?? ""]));
	const loose = weakest(circle);
	return survivors(merges.filter((merge) => merge !== loose));
}

/** Until it ends, or comes by somebody again. */
function wayFrom(id: string, next: ReadonlyMap<string, Merge>): Merge[] {
	const way = new Set<Merge>();
	for (let merge = next.get(id); merge && !way.has(merge); merge = next.get(merge.into)) way.add(merge);
	return [...way];
}

function circleIn(way: readonly Merge[]): readonly Merge[] {
	const end = way.at(-1)?.into;
	const from = way.findIndex(({ patientId }) => patientId === end);
	return from < 0 ? [] : way.slice(from);
}

function weakest(circle: readonly Merge[]): Merge | undefined {
	const byId = circle.toSorted((one, other) => (one.patientId < other.patientId ? -1 : 1));
	return byId.find(({ source }) => source === "staff") ?? byId[0];
}
