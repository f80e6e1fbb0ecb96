import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import type { Asker } from "../domain/staff/permission.ts";
import { threadOf } from "../objects/stubs.ts";
import type { IncomingText, Thread } from "../objects/thread.ts";
import { aClinic, aMember, aNumber, testEnv } from "./clinic.ts";
import { FakeCarrier } from "./fake-carrier.ts";
import { FakeHelpdesk } from "./fake-helpdesk.ts";

export type RoomOptions = Parameters<typeof aClinic>[0] & { from?: string; helpdesk?: boolean };

/** One thread's real object between a fake carrier and a fake helpdesk, with a clock that only tests move. */
export async function aRoom(options: RoomOptions = {}) {
	const clinic = await aClinic(options);
	const number = options.from ?? aNumber();
	const pair = { clinicNumber: clinic.numbers[0]?.number ?? "", number };
	const stub = threadOf(testEnv, pair);
	const time = { now: Date.now() };
	const clock = { now: () => time.now };
	const carrier = new FakeCarrier(clock);
	const helpdesk = new FakeHelpdesk();
	const plug = () =>
		runInDurableObject(stub, (thread: Thread) => {
			thread.ports = { carrier, helpdesk: options.helpdesk === false ? null : helpdesk, clock };
		});
	await plug();
	const staff: Asker = aMember(clinic);
	return {
		clinic,
		pair,
		stub,
		/** Again, after the object started anew: its ports are its own until then. */
		plug,
		carrier,
		helpdesk,
		staff,
		text: (body: string, more: Partial<IncomingText> = {}) => stub.receive(pair, clinic, aText(body, { at: time.now, ...more })),
		send: (id: string, body = "See you at 3.", more: { closeAfter?: boolean } = {}) => stub.send(staff, { id, body, ...more }),
		open: (ticketId: string | null = null) => stub.open(staff, pair, clinic, ticketId),
		view: async () => must(await stub.view(staff, false)),
		messages: async () => must(await stub.messages(staff, null, 50)).items.toReversed(),
		state: async (id: string) => must(await stub.messages(staff, null, 50)).items.find((item) => item.id === id)?.delivery.state,
		/** Lets all that is due be done, then moves the clock and rings the alarm. */
		async pass(ms: number) {
			await stub.drain();
			time.now += ms;
			await runDurableObjectAlarm(stub);
			await stub.drain();
		},
		/** The object is torn down and wakes from what it kept. */
		async evict() {
			await stub.drain();
			await evictDurableObject(stub);
			await plug();
		},
		alarmAt: () => runInDurableObject(stub, (_thread: Thread, state) => state.storage.getAlarm()),
		inside: <T>(look: (thread: Thread, state: DurableObjectState) => T) => runInDurableObject(stub, look),
	};
}

let count = 0;

export function aText(body: string, more: Partial<IncomingText> = {}): IncomingText {
	count += 1;
	return {
		id: `SM${count.toString(16).padStart(32, "0")}`,
		direction: "in",
		kind: "text",
		channel: "sms",
		body,
		sender: { type: "patient" },
		attachments: [],
		media: [],
		flags: [],
		at: Date.now(),
		optOutType: null,
		...more,
	};
}

export function must<T>(value: T | null | undefined): T {
	if (value === null || value === undefined) throw new Error("nothing there");
	return value;
}
