import type { AppointmentState, Worklist } from "../../../shared/schemas/appointment.ts";
import { addDays, instantOf, localAt } from "../hours/zoned.ts";

/** Appointments that start from `from` on and, if there is one, before `to`. ms since 1970. */
export type Listed = {
	from: number;
	to: number | null;
	states: readonly AppointmentState[] /** Somebody could still answer. */;
	isLiving: boolean;
};

/** What is on the clinic's calendar: who called off, or is no longer in the practice management system, is not. */
const STANDING: readonly AppointmentState[] = ["proposed", "booked", "confirmed", "declined", "arrived", "done", "missed"];
const UNCONFIRMED: readonly AppointmentState[] = ["proposed", "booked"];
const DECLINED: readonly AppointmentState[] = ["declined"];
/** For which the clinic may have to reach somebody. */
export const AHEAD: readonly AppointmentState[] = ["proposed", "booked", "confirmed", "declined"];

/** Days begin and end on the clinic's clock. */
export function listed(list: Exclude<Worklist, "no_number">, now: number, timeZone: string): Listed {
	const { today, tomorrow } = daysAt(now, timeZone);
	switch (list) {
		case "today":
			return { from: today, to: tomorrow, states: STANDING, isLiving: false };
		case "coming":
			return { from: tomorrow, to: null, states: STANDING, isLiving: false };
		case "unconfirmed":
			return { from: today, to: null, states: UNCONFIRMED, isLiving: true };
		case "declined":
			return { from: today, to: null, states: DECLINED, isLiving: true };
	}
}

export function daysAt(now: number, timeZone: string): { today: number; tomorrow: number } {
	const date = localAt(now, timeZone);
	return { today: instantOf(date, 0, timeZone), tomorrow: instantOf(addDays(date, 1), 0, timeZone) };
}

/** Where a page of a worklist ended. */
export type ListPlace = { start: number; id: string };

export function placeIn(cursor: string): ListPlace | null {
	const [, start, id] = /^(-?\d{1,16})\.([A-Za-z0-9_.:-]{1,64})$/.exec(cursor) ?? [];
	return start === undefined || id === undefined ? null : { start: Number(start), id };
}

export function cursorOf({ start, id }: ListPlace): string {
	return `${start}.${id}`;
}
