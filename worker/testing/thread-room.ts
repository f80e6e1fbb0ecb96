import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import type { SendMessage } from "../../shared/schemas/send-message.ts";
import type { ChangeSettings } from "../../shared/schemas/settings.ts";
import type { Asker } from "../domain/staff/permission.ts";
import { forgetClinics } from "../objects/clinic-facts.ts";
import type { Phone } from "../objects/phone.ts";
import { clinicOf, phoneOf, threadOf } from "../objects/stubs.ts";
import type { IncomingText, Thread } from "../objects/thread.ts";
import { aClinic, aMember, aNumber, testEnv } from "./clinic.ts";
import { FakeCarrier } from "./fake-carrier.ts";
import { FakeHelpdesk } from "./fake-helpdesk.ts";

export type RoomOptions = Parameters<typeof aClinic>[0] & { from?: string; helpdesk?: boolean; time?: { now: number } };

/** One thread's real object between a fake carrier and a fake helpdesk, with a clock that only tests move. */
export async function aRoom(options: RoomOptions = {}) {
	const clinic = await aClinic(options);
	const number = options.from ?? aNumber();
	const pair = { clinicNumber: clinic.numbers[0]?.number ?? "", number };
	const stub = threadOf(testEnv, pair);
	const time = options.time ?? { now: Date.now() };
	const clock = { now: () => time.now };
	const carrier = new FakeCarrier(clock);
	const helpdesk = new FakeHelpdesk();
	const plug = () =>
		runInDurableObject(stub, (thread: Thread) => {
			thread.ports = { carrier, helpdesk: options.helpdesk === false ? null : helpdesk, clock };
		});
	await plug();
	/** The number goes by the same clock. */
	await runInDurableObject(phoneOf(testEnv, number), (phone: Phone) => {
		phone.ports = { ...phone.ports, clock };
	});
	const staff: Asker = aMember(clinic);
	return {
		clinic,
		pair,
		stub,
		time,
		/** Again, after the object started anew: its ports are its own until then. */
		plug,
		carrier,
		helpdesk,
		staff,
		text: (body: string, more: Partial<IncomingText> = {}) => stub.receive(pair, clinic, aText(body, { at: time.now, ...more })),
		send: (id: string, body = "See you at 3.", more: Partial<SendMessage> = {}) => stub.send(staff, { id, body, ...more }),
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
		/** What an admin saves; the threads know at once. */
		async settings(change: ChangeSettings) {
			const { id, name, country, numbers } = clinic;
			const [about, admin] = [{ id, name, country, numbers }, aMember(clinic, "admin", "71")];
			const before = await clinicOf(testEnv, id).settingsFor(admin, about);
			if ("refused" in before) throw new Error(before.refused);
			const after = await clinicOf(testEnv, id).change(admin, about, { version: before.version, ...change });
			if ("refused" in after) throw new Error(after.refused);
			forgetClinics();
		},
		/** The number cannot be reached from this thread, until `reach`. */
		cutOff: () =>
			runInDurableObject(stub, (thread: Thread) => {
				const gone = () => Promise.reject(new Error("unreachable"));
				const PHONE = { idFromName: () => null, get: () => ({ join: gone, optOut: gone, optIn: gone, greet: gone }) };
				Object.assign(thread, { env: { ...testEnv, PHONE } });
			}),
		reach: () => runInDurableObject(stub, (thread: Thread) => void Object.assign(thread, { env: testEnv })),
		/** The number tells nobody of what it hears. */
		mute: () =>
			runInDurableObject(phoneOf(testEnv, number), (phone: Phone) => {
				phone.ports = { ...phone.ports, tell: async () => undefined };
			}),
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

/** Two clinics that text with the same phone, by one clock. */
export async function twoClinics() {
	const here = await aRoom();
	return [here, await aRoom({ from: here.pair.number, time: here.time })] as const;
}
