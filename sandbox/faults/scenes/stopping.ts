import { expect } from "vitest";
import { CLINIC, type Clinic } from "../clinic.ts";
import type { Chance } from "../seed.ts";
import type { Passing } from "../tap.ts";

/** A clinic of the same organisation, at a number for which the carrier heeds no STOP: the confirmation is ours. */
export const HILL = { id: "hill", number: "+12125550198" };
export const HARBOR = { id: "clinic", number: CLINIC };
type Place = typeof HILL;

/** One phone in two clinics: in the one it stops, three texts wait; in the other one is in flight, and two wait behind it. */
export type Stopping = {
	phone: string;
	stop: { sid: string; from: string; to: string; body: string };
	threads: { here: string; elsewhere: string };
	waiting: string[];
	inFlight: string;
};

export async function openHill({ carrier, staff }: Clinic) {
	await carrier.number(HILL.number, "none");
	await staff.setUp(HILL.number, HILL.id, "Hill Clinic");
	await staff.change(HILL.id, { numbers: { [HILL.number]: { stopReplies: "ours" } } });
}

let last = 6000;

export async function aStopping(
	clinic: Clinic,
	draw: Chance,
	here: Place,
	retryAfter: number,
	inFlightUntil: Promise<void>,
): Promise<Stopping> {
	const phone = `+1212556${++last}`;
	const elsewhere = here === HILL ? HARBOR : HILL;
	const threads = {
		here: (await clinic.staff.open(phone, here.id)).id,
		elsewhere: (await clinic.staff.open(phone, elsewhere.id)).id,
	};
	const body = (index: number) => `Your form is ready. ${last}-${index}`;
	const send = (thread: string, index: number) => clinic.staff.send(thread, `s${last}-${index}`, body(index));
	const goes = (place: Place) => (passing: Passing) => isSend(passing, place.number, phone);
	await clinic.carrier.fault({ on: "create", kind: "429", retryAfter, match: { to: phone, from: here.number } });
	// A receipt would settle what is to stay in flight.
	await clinic.carrier.fault({ on: "callback", kind: "drop", match: { to: phone, from: elsewhere.number } });
	const refused = clinic.taps.carrier.trap("answered", goes(here), () => {});
	const held = clinic.taps.carrier.hold(goes(elsewhere), inFlightUntil, false);
	await Promise.all([send(threads.here, 1), send(threads.elsewhere, 6)]);
	await Promise.all([refused, held]);
	for (const index of [2, 3]) await send(threads.here, index);
	for (const index of [4, 5]) await send(threads.elsewhere, index);
	const stop = { sid: draw.sid(), from: phone, to: here.number, body: draw.one(["STOP", "Stop.", "stop", "UNSUBSCRIBE"]) };
	return { phone, stop, threads, waiting: [1, 2, 3, 4, 5].map(body), inFlight: body(6) };
}

export function isSend({ method, path, fields }: Passing, from: string, to: string): boolean {
	return method === "POST" && path.endsWith("/Messages.json") && fields.get("To") === to && fields.get("From") === from;
}

/** The carrier hears STOP first, and heeds it where it does; the clinic is not told yet. */
export const toCarrier = ({ carrier }: Clinic, { stop }: Stopping) => carrier.text({ ...stop, webhook: "skip" });

export type Outcome = { states: string[]; wentAnyway: string[]; inFlight: number; confirmations: number; boxes: string[] };

/** How it stands: to be asked again until it stands still. */
export async function outcomeOf({ staff, carrier }: Clinic, stopping: Stopping): Promise<Outcome> {
	const at = (await carrier.messages()).filter((text) => text.to === stopping.phone);
	const both = [stopping.threads.here, stopping.threads.elsewhere];
	const shown = (await Promise.all(both.map((id) => staff.messages(id)))).flat();
	const threads = await Promise.all(both.map((id) => staff.thread(id)));
	const sent = at.filter((text) => text.direction === "outbound-api").map((text) => text.body);
	return {
		states: shown.filter((message) => stopping.waiting.includes(message.body)).map((message) => message.delivery.state),
		wentAnyway: sent.filter((body) => stopping.waiting.includes(body)),
		inFlight: sent.filter((body) => body === stopping.inFlight).length,
		confirmations: at.filter((text) => /unsubscribed|no more texts/.test(text.body)).length,
		boxes: threads.map(({ canSend }) => (canSend.allowed ? "open" : (canSend.code ?? ""))),
	};
}

/** A STOP was heard: none that waited goes, the one in flight at most, the patient is told at most once, nobody can write. */
export function expectStopped(outcome: Outcome) {
	expect(outcome.wentAnyway).toEqual([]);
	expect(outcome.boxes).toEqual(["opted_out", "opted_out"]);
	expect(outcome.states).toHaveLength(5);
	expect(outcome.states.filter((state) => state !== "cancelled" && state !== "failed")).toEqual([]);
	expect(outcome.inFlight).toBeLessThanOrEqual(1);
	expect(outcome.confirmations).toBeLessThanOrEqual(1);
}
