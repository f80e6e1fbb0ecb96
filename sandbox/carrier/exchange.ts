import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { openDue } from "./account/due.ts";
import { openMedia } from "./account/media.ts";
import { openMessages } from "./account/messages.ts";
import { openNumbers } from "./account/numbers.ts";
import { openOptOuts } from "./account/opt-outs.ts";
import { openPhones } from "./account/phones.ts";
import { atomically, openState } from "./account/state.ts";
import { openEvents } from "./control/events.ts";
import { openFaults } from "./control/faults.ts";
import { openJournal } from "./control/journal.ts";
import type { CarrierOptions } from "./options.ts";

const STEP_MS = 150;

/** The carrier as a whole: its books, its faults, its clock. */
export function openExchange(options: CarrierOptions) {
	if (options.stateFile) mkdirSync(dirname(options.stateFile), { recursive: true });
	const db = openState(options.stateFile);
	const now = options.now ?? Date.now;
	const events = openEvents();
	const stop = new AbortController();
	const phones = openPhones(db);
	const numbers = openNumbers(db);
	for (const number of options.numbers) numbers.put(number);
	if (phones.all().length === 0) for (const phone of options.phones ?? []) phones.add(phone.number, phone.name, now());
	return {
		account: {
			sid: options.accountSid,
			token: options.authToken,
			keySid: options.apiKeySid,
			keySecret: options.apiKeySecret,
			serviceSid: options.messagingServiceSid ?? null,
		},
		/** Known once the server listens. */
		address: { url: "" },
		stepMs: options.stepMs ?? STEP_MS,
		now,
		events,
		phones,
		numbers,
		messages: openMessages(db),
		media: openMedia(db),
		optOuts: openOptOuts(db, "opt_outs"),
		networkStops: openOptOuts(db, "network_stops"),
		/** A stop to one number of a messaging service stops them all. */
		optOutSender: (clinic: string): string => options.messagingServiceSid ?? clinic,
		due: openDue(db),
		faults: openFaults(() => events.send({ type: "faults" })),
		journal: openJournal(now, () => events.send({ type: "journal" })),
		/** Set by the ticker: look at the due jobs again. */
		wake: { up: () => {} },
		stopped: stop.signal,
		/** Ends at once when the carrier stops. */
		pause: (ms: number): Promise<void> => setTimeout(ms, undefined, { signal: stop.signal }).catch(() => {}),
		atomically: <T>(work: () => T): T => atomically(db, work),
		/** Ends every post and pause under way. */
		stop() {
			stop.abort();
			events.close();
		},
		close: () => db.close(),
	};
}
export type Exchange = ReturnType<typeof openExchange>;
