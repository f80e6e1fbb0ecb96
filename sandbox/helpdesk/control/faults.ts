import * as z from "zod/mini";

export const FaultTarget = z.enum(["token", "users", "ticket_create", "ticket_update", "ticket_get", "event", "all"]);
export type FaultTarget = z.infer<typeof FaultTarget>;

export const FaultKind = z.enum([
	"503",
	"429",
	"500",
	"409",
	"slow",
	"hang",
	"reset_before",
	"reset_after",
	"duplicate",
	"reorder",
	"drop",
]);
export type FaultKind = z.infer<typeof FaultKind>;

export const Fault = z.object({
	on: FaultTarget,
	kind: FaultKind,
	/** How many requests it still spoils. */
	times: z._default(z.number().check(z.int(), z.positive()), 1),
	/** Seconds, for 429 and 503. */
	retryAfter: z.optional(z.number()),
	/** For `slow`. */
	delayMs: z._default(z.number(), 4000),
});
export type Fault = z.infer<typeof Fault>;

export type Faults = {
	add(fault: Fault): void;
	list(): Fault[];
	clear(match?: { on?: string | undefined; kind?: string | undefined }): void;
	/** The first fault that fits, used up by one. */
	take(target: FaultTarget | null): Fault | null;
};

const EVENT_KINDS = new Set<FaultKind>(["duplicate", "reorder", "drop", "slow"]);
const REQUEST_KINDS = new Set<FaultKind>(["503", "429", "500", "409", "slow", "hang", "reset_before", "reset_after"]);

/** Events go out, requests come in: not every trouble can happen to both. */
export function isPossible(fault: Fault): boolean {
	return fault.on === "event" ? EVENT_KINDS.has(fault.kind) : REQUEST_KINDS.has(fault.kind);
}

function fits(fault: Fault, target: FaultTarget | null): boolean {
	return fault.on === target || (fault.on === "all" && target !== "event");
}

export function createFaults(): Faults {
	let faults: Fault[] = [];
	return {
		add: (fault) => void faults.push({ ...fault }),
		list: () => faults.map((fault) => ({ ...fault })),
		clear: (match = {}) => {
			faults = faults.filter(
				(fault) => (match.on !== undefined && fault.on !== match.on) || (match.kind !== undefined && fault.kind !== match.kind),
			);
		},
		take: (target) => {
			const fault = faults.find((each) => fits(each, target));
			if (fault === undefined) return null;
			fault.times -= 1;
			if (fault.times <= 0) faults = faults.filter((each) => each !== fault);
			return fault;
		},
	};
}
