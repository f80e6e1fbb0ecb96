/**
 * What goes wrong with the next searches, `times` of them after `after` good ones. `cut`: the answer breaks off. `outcome`: something is said to
 * be missing. `foreign_next`: the next page is on another server. `loop`: the next page is the first. `expire`: every token ends now.
 */
export type FaultKind = "429" | "503" | "500" | "cut" | "outcome" | "foreign_next" | "loop" | "expire" | "redirect" | "huge";
export type Fault = { kind: FaultKind; times?: number | "always"; after?: number; retryAfter?: number };

export type Faults = { add(fault: Fault): void; clear(): void; take(): Fault | null };

export function openFaults(): Faults {
	let faults: { fault: Fault; after: number; left: number }[] = [];
	return {
		add: (fault) => {
			const left = fault.times === "always" ? Number.POSITIVE_INFINITY : (fault.times ?? 1);
			faults.push({ fault, after: fault.after ?? 0, left });
		},
		clear: () => {
			faults = [];
		},
		take: () => {
			const first = faults[0];
			if (!first) return null;
			if (first.after > 0) {
				first.after -= 1;
				return null;
			}
			first.left -= 1;
			if (first.left <= 0) faults.shift();
			return first.fault;
		},
	};
}
