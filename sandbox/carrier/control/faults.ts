import * as z from "zod/mini";

const CALLS = ["create", "list", "fetch"] as const;
const POSTS = ["callback", "webhook"] as const;
export const FaultTarget = z.enum([...CALLS, ...POSTS]);
export type FaultTarget = z.infer<typeof FaultTarget>;

const EVERY_CALL = ["429", "500", "503", "hang", "hang_before", "reset_before", "reset_after", "cut_after", "delay"];

/**
 * `_before`: the call has no effect. `_after`: it has its full effect and the answer is lost. `hang` answers late, `hang_before` never.
 * On a list, `drop` leaves out texts younger than `delayMs`: a list that lags.
 */
const KINDS: Record<FaultTarget, readonly string[]> = {
	create: [...EVERY_CALL, "500_after", "before_answer"],
	list: [...EVERY_CALL, "drop"],
	fetch: EVERY_CALL,
	callback: ["duplicate", "reverse", "delay", "drop", "before_answer"],
	webhook: ["duplicate", "delay", "drop"],
};
const TAKES_ERROR: readonly FaultTarget[] = [...CALLS, "callback"];

function isKindOf(on: FaultTarget, kind: string): boolean {
	return KINDS[on].includes(kind) || (TAKES_ERROR.includes(on) && /^error:\d{5}$/.test(kind));
}

const POSITIVE = z.int().check(z.minimum(1));
export const NewFault = z
	.strictObject({
		on: FaultTarget,
		kind: z.string(),
		/** How many texts or calls it hits. */
		times: z._default(z.union([POSITIVE, z.literal("always")]), 1),
		/** In seconds. */
		retryAfter: z.optional(z.int().check(z.minimum(0))),
		delayMs: z.optional(z.int().check(z.minimum(0))),
		/** For `duplicate`: how often it comes in all. */
		copies: z.optional(POSITIVE),
		match: z.optional(z.strictObject({ to: z.optional(z.string()), from: z.optional(z.string()), status: z.optional(z.string()) })),
	})
	.check(z.refine((fault) => isKindOf(fault.on, fault.kind), { message: "no such kind for this target", path: ["kind"] }));
export type NewFault = z.infer<typeof NewFault>;
export type Fault = NewFault & { id: number };

export type Subject = { to?: string | null; from?: string | null };

function fits(fault: Fault, subject: Subject): boolean {
	const { to, from } = fault.match ?? {};
	return (to === undefined || to === subject.to) && (from === undefined || from === subject.from);
}

/** In memory only: a restart calms everything. */
export function openFaults(changed: () => void) {
	let faults: Fault[] = [];
	let nextId = 1;

	function use(fault: Fault) {
		if (fault.times === "always") return;
		if (fault.times === 1) faults = faults.filter((other) => other !== fault);
		else fault.times -= 1;
		changed();
	}

	return {
		add(fault: NewFault): Fault {
			const added = { ...fault, id: nextId++ };
			faults.push(added);
			changed();
			return added;
		},
		all: (): readonly Fault[] => faults,
		remove(id: number) {
			faults = faults.filter((fault) => fault.id !== id);
			changed();
		},
		clear() {
			faults = [];
			changed();
		},
		/** The oldest one that fits, used up by one. */
		take(on: FaultTarget, subject: Subject, kinds: (kind: string) => boolean = () => true): Fault | null {
			const found = faults.find((fault) => fault.on === on && fits(fault, subject) && kinds(fault.kind)) ?? null;
			if (found) use(found);
			return found;
		},
		/** One of each kind. */
		takeAll(on: FaultTarget, subject: Subject): Fault[] {
			const found = new Map<string, Fault>();
			for (const fault of faults) if (fault.on === on && fits(fault, subject) && !found.has(fault.kind)) found.set(fault.kind, fault);
			for (const fault of found.values()) use(fault);
			return [...found.values()];
		},
	};
}
export type Faults = ReturnType<typeof openFaults>;
