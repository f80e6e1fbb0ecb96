import { signal } from "@preact/signals";
import * as z from "zod/mini";

const Fault = z.object({ on: z.string(), kind: z.string(), times: z.number() });
type Fault = z.infer<typeof Fault>;
const Faults = z.object({ items: z.array(Fault) });

export type Prank = { name: string; effect: string; fault: Record<string, unknown> & { on: string; kind: string } };

const UNTIL_SWITCHED_OFF = 1_000_000;

export const PRANKS: Prank[] = [
	{
		name: "Down",
		effect: "Every call is answered 503. Texting goes on; tickets follow when it is back.",
		fault: { on: "all", kind: "503", times: UNTIL_SWITCHED_OFF, retryAfter: 5 },
	},
	{
		name: "Slow",
		effect: "Every answer takes four seconds.",
		fault: { on: "all", kind: "slow", times: UNTIL_SWITCHED_OFF, delayMs: 4000 },
	},
	{
		name: "Rate limit",
		effect: "Ticket updates are refused with 429 and a wait of ten seconds.",
		fault: { on: "ticket_update", kind: "429", times: UNTIL_SWITCHED_OFF, retryAfter: 10 },
	},
	{
		name: "Loses answers",
		effect: "Tickets are made, but the connection breaks before the answer. Still only one ticket.",
		fault: { on: "ticket_create", kind: "reset_after", times: UNTIL_SWITCHED_OFF },
	},
	{
		name: "Tells twice",
		effect: "Every change of a ticket is told to Patient Chat twice.",
		fault: { on: "event", kind: "duplicate", times: UNTIL_SWITCHED_OFF },
	},
];

export const activeFaults = signal<Fault[]>([]);

const fits = (fault: Fault, prank: Prank) => fault.on === prank.fault.on && fault.kind === prank.fault.kind;
export const isOn = (prank: Prank) => activeFaults.value.some((fault) => fits(fault, prank));

async function ask(method: string, query = "", body?: unknown): Promise<void> {
	try {
		const answer = await fetch(`/_/faults${query}`, {
			method,
			headers: { "content-type": "application/json" },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		activeFaults.value = Faults.parse(await answer.json()).items;
	} catch {
		activeFaults.value = [];
	}
}

export const readFaults = () => ask("GET");
export const calmDown = () => ask("DELETE");

export async function turn(prank: Prank): Promise<void> {
	const { on, kind } = prank.fault;
	if (isOn(prank)) await ask("DELETE", `?on=${on}&kind=${kind}`);
	else await ask("POST", "", prank.fault);
}
