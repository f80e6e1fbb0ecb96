// A stop counts from the moment it was said; so does a START. Texts can come late and twice, so their times decide, not their
// order of arrival. Said in the same millisecond, what comes later counts. 47 CFR 64.1200(a)(10): a stop is honoured whatever
// way it reached the clinic, and by every clinic of the organisation.

import { optOutOf, type Phone, type Stop } from "./phone.ts";
import { type OptOutScope, type PhoneOptOut, sameScope } from "./standing.ts";

/** START lifts everything; staff lift one scope: everything, unless they name a kind. */
export type OptIn = { at: number; source: "patient" } | { at: number; source: "staff"; by?: string; reason?: string; kind?: string };

export type PhoneEvent =
	| { type: "OptOutRecorded"; optOut: PhoneOptOut }
	/** The same source says the same once more. */
	| { type: "OptOutRepeated"; optOut: PhoneOptOut }
	| { type: "TextingRestarted"; threadId: string; at: number }
	/** A clinic is about to text this number for the first time in the organisation. */
	| { type: "NumberGreeted"; threadId: string }
	| { type: "OptOutLifted"; threadId: string; at: number; scope: OptOutScope; by?: string };

export type LiftRefusal = { refused: "patient_stop" };

export function optOut(phone: Phone, asked: PhoneOptOut, now: number): PhoneEvent[] {
	const said = { ...asked, at: notAhead(asked.at, now) };
	if (isLifted(phone, said)) return [];
	const known = phone.stops.find((stop) => isSameWord(stop, said));
	if (!known) return [{ type: "OptOutRecorded", optOut: said }];
	return said.at > known.newestAt ? [{ type: "OptOutRepeated", optOut: said }] : [];
}

/** No lift by staff reaches what the patient said, here or to the carrier. */
export function optIn(phone: Phone, threadId: string, asked: OptIn, now: number): PhoneEvent[] | LiftRefusal {
	const at = notAhead(asked.at, now);
	if (asked.source === "patient")
		return phone.restartedAt !== null && at <= phone.restartedAt ? [] : [{ type: "TextingRestarted", threadId, at }];
	const scope: OptOutScope = asked.kind === undefined ? "everything" : { kind: asked.kind };
	const stops = phone.stops.filter((stop) => sameScope(stop.scope, scope));
	if (stops.some((stop) => stop.source !== "staff")) return { refused: "patient_stop" };
	if (!stops.some((stop) => stop.newestAt <= at)) return [];
	return [{ type: "OptOutLifted", threadId, at, scope, ...(asked.by === undefined ? {} : { by: asked.by }) }];
}

/** The first thread that asks greets the number; asked again, it is still the one. */
export function greet(phone: Phone, threadId: string): PhoneEvent[] {
	return phone.greetedBy === undefined ? [{ type: "NumberGreeted", threadId }] : [];
}

export function evolve(phone: Phone, event: PhoneEvent): Phone {
	switch (event.type) {
		case "OptOutRecorded":
			return withStop(phone, event.optOut);
		case "OptOutRepeated":
			return {
				...phone,
				stoppedAt: event.optOut.scope === "everything" ? Math.max(phone.stoppedAt ?? 0, event.optOut.at) : phone.stoppedAt,
				stops: phone.stops.map((stop) => (isSameWord(stop, event.optOut) ? { ...stop, newestAt: event.optOut.at } : stop)),
			};
		case "TextingRestarted":
			return { ...phone, restartedAt: event.at, stops: phone.stops.filter((stop) => stop.newestAt > event.at) };
		case "NumberGreeted":
			return { ...phone, greetedBy: event.threadId };
		case "OptOutLifted":
			return withoutStaffStop(phone, event.scope, event.at);
		default:
			return event satisfies never;
	}
}

/** A clock that is ahead must not put a START after all stops to come. */
function notAhead(at: number, now: number): number {
	return Math.min(at, now);
}

function isLifted(phone: Phone, said: PhoneOptOut): boolean {
	if (phone.restartedAt !== null && said.at < phone.restartedAt) return true;
	return said.source === "staff" && phone.lifts.some((lift) => sameScope(lift.scope, said.scope) && said.at < lift.at);
}

function isSameWord(stop: Stop, said: PhoneOptOut): boolean {
	return stop.source === said.source && sameScope(stop.scope, said.scope);
}

function withStop(phone: Phone, optOut: PhoneOptOut): Phone {
	const isFirst = optOut.scope === "everything" && optOutOf(phone) === null;
	const stoppedAt = isFirst ? Math.max(phone.stoppedAt ?? optOut.at, optOut.at) : phone.stoppedAt;
	return { ...phone, stoppedAt, stops: [...phone.stops, { ...optOut, newestAt: optOut.at }] };
}

function withoutStaffStop(phone: Phone, scope: OptOutScope, at: number): Phone {
	return {
		...phone,
		lifts: [...phone.lifts.filter((lift) => !sameScope(lift.scope, scope)), { scope, at }],
		stops: phone.stops.filter((stop) => stop.source !== "staff" || !sameScope(stop.scope, scope)),
	};
}
