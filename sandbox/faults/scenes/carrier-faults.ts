import type { DeliveryState } from "../../../shared/schemas/message.ts";
import type { NewFault } from "../../carrier/control/faults.ts";
import type { Clinic } from "../clinic.ts";
import { aPatient, type Patient } from "./patient.ts";

type Trouble = Pick<NewFault, "on" | "kind"> & Partial<Omit<NewFault, "match">> & { status?: string };
export type CarrierFault = {
	carrier: string;
	troubles: Trouble[];
	/** The words of each text that staff write, one after the other. */
	texts?: string[];
	/** How each of them ends. */
	ends: DeliveryState[];
	/** How many the carrier has in the end, when that is not all. */
	arrive?: number;
};

const ALWAYS = { times: "always" } as const;
const NO_RECEIPTS: Trouble = { on: "callback", kind: "drop", ...ALWAYS };

export const CARRIER_FAULTS: readonly CarrierFault[] = [
	{
		carrier: "makes a text wait for two minutes, and is then cut off in another with the same words",
		troubles: [
			{ on: "create", kind: "429", retryAfter: 125 },
			{ on: "create", kind: "delay", delayMs: 1 },
			{ on: "create", kind: "reset_before" },
		],
		texts: ["Yes.", "Yes."],
		ends: ["delivered", "delivered"],
	},
	{ carrier: "asks for a pause (429, Retry-After)", troubles: [{ on: "create", kind: "429", retryAfter: 2 }], ends: ["delivered"] },
	{ carrier: "is too busy three times (429)", troubles: [{ on: "create", kind: "429", times: 3 }], ends: ["delivered"] },
	{ carrier: "fails before it takes the text (503)", troubles: [{ on: "create", kind: "503" }], ends: ["delivered"] },
	{ carrier: "fails after it took the text (500)", troubles: [{ on: "create", kind: "500_after" }], ends: ["delivered"] },
	{ carrier: "breaks off before it takes the text", troubles: [{ on: "create", kind: "reset_before" }], ends: ["delivered"] },
	{ carrier: "breaks off after it took the text", troubles: [{ on: "create", kind: "reset_after" }], ends: ["delivered"] },
	{ carrier: "cuts its answer short", troubles: [{ on: "create", kind: "cut_after" }], ends: ["delivered"] },
	{ carrier: "takes the text and answers after 20 seconds", troubles: [{ on: "create", kind: "hang" }], ends: ["delivered"] },
	{ carrier: "never answers and never took the text", troubles: [{ on: "create", kind: "hang_before" }], ends: ["delivered"] },
	{
		carrier: "breaks off after it took the text, and sends no receipts",
		troubles: [{ on: "create", kind: "reset_after" }, NO_RECEIPTS],
		ends: ["delivered"],
	},
	{
		carrier: "breaks off after it took the text, sends no receipts, and its list lags behind",
		troubles: [{ on: "create", kind: "reset_after" }, NO_RECEIPTS, { on: "list", kind: "drop", delayMs: 60_000 }],
		ends: ["delivered"],
	},
	{
		carrier: "breaks off before it takes the text, and then has no list to show",
		troubles: [
			{ on: "create", kind: "reset_before" },
			{ on: "list", kind: "503" },
			{ on: "list", kind: "429", retryAfter: 1 },
			{ on: "list", kind: "cut_after" },
		],
		ends: ["delivered"],
	},
	{
		carrier: "takes one text and not the other of two with the same words, and breaks off in both",
		troubles: [{ on: "create", kind: "reset_after" }, { on: "create", kind: "reset_before" }, NO_RECEIPTS],
		texts: ["See you then.", "See you then."],
		// The list told of the first one's arrival; nothing tells of the second one's.
		ends: ["delivered", "accepted"],
	},
	{ carrier: "sends every receipt five times", troubles: [{ on: "callback", kind: "duplicate", copies: 5 }], ends: ["delivered"] },
	{ carrier: "sends the receipts in reverse", troubles: [{ on: "callback", kind: "reverse" }], ends: ["delivered"] },
	{ carrier: "sends the receipts before its answer", troubles: [{ on: "callback", kind: "before_answer" }], ends: ["delivered"] },
	{ carrier: "sends the receipts late", troubles: [{ on: "callback", kind: "delay", delayMs: 5_000 }], ends: ["delivered"] },
	{ carrier: "sends no receipts", troubles: [NO_RECEIPTS], ends: ["accepted"] },
	{ carrier: "loses the last receipt", troubles: [{ on: "callback", kind: "drop", status: "delivered" }], ends: ["sent"] },
	{ carrier: "reports that the phone cannot be reached", troubles: [{ on: "callback", kind: "error:30003" }], ends: ["undelivered"] },
	{ carrier: "refuses the number", troubles: [{ on: "create", kind: "error:21211" }], ends: ["failed"], arrive: 0 },
	{ carrier: "says that the number has opted out", troubles: [{ on: "create", kind: "error:21610" }], ends: ["failed"], arrive: 0 },
];

export type Outcome = { states: DeliveryState[]; arrived: number; attention: string[] };

/** Each fault in a thread of its own, all at once; returns how they stand. */
export async function troubleAll(clinic: Clinic): Promise<() => Promise<Map<string, Outcome>>> {
	const patients = new Map<string, Patient>();
	await Promise.all(
		CARRIER_FAULTS.map(async ({ carrier, troubles, texts = ["We have moved your visit."] }, index) => {
			const patient = await aPatient(clinic);
			patients.set(carrier, patient);
			for (const { status, ...trouble } of troubles)
				await clinic.carrier.fault({ ...trouble, match: { to: patient.phone, ...(status ? { status } : {}) } });
			for (const [number, body] of texts.entries()) await clinic.staff.send(patient.thread, `fault-${index}-${number}`, body);
		}),
	);
	return async () => {
		const sent = await clinic.carrier.sent();
		const outcomes = new Map<string, Outcome>();
		for (const [carrier, { phone, thread }] of patients) {
			const states = (await clinic.staff.messages(thread)).map((message) => message.delivery.state);
			const { attention } = await clinic.staff.thread(thread);
			outcomes.set(carrier, {
				states,
				arrived: sent.filter((text) => text.to === phone).length,
				attention: attention.map((item) => item.kind),
			});
		}
		return outcomes;
	};
}
