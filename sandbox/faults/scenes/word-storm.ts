import { CLINIC, type Clinic } from "../clinic.ts";
import type { Chance } from "../seed.ts";
import { until } from "../until.ts";
import { HARBOR, HILL } from "./stopping.ts";

export const STORM_TEXTS = 200;
const AT_ONCE = 16;
const WORDS = ["STOP", "stop.", "Unsubscribe", "Alto", "START", "start!", "UNSTOP"];

const isStop = (body: string) => !/^(start|unstop)/i.test(body);

let last = 7000;

/** One phone in two clinics that cannot make up its mind. */
async function aPhone(clinic: Clinic) {
	const phone = `+1212556${++last}`;
	const threads = [(await clinic.staff.open(phone, HARBOR.id)).id, (await clinic.staff.open(phone, HILL.id)).id];
	return { phone, threads };
}

function storm(draw: Chance, from: string) {
	return Array.from({ length: STORM_TEXTS }, () => ({
		from,
		to: draw.one([CLINIC, HILL.number]),
		sid: draw.sid(),
		body: draw.one(WORDS),
	}));
}

export type Stormed = { phone: string; threads: string[] };

/** Every webhook once to three times, shuffled, many at once; half-way the Worker dies. */
export async function stormOfWebhooks(clinic: Clinic, draw: Chance): Promise<Stormed> {
	const { phone, threads } = await aPhone(clinic);
	const deliveries = draw.shuffled(storm(draw, phone).flatMap((text) => Array.from({ length: draw.from(1, 3) }, () => text)));
	const half = Math.floor(deliveries.length / 2);
	const carry = async () => {
		for (let next = deliveries.pop(); next; next = deliveries.pop()) {
			const text = next;
			if (deliveries.length === half) clinic.worker.strike();
			await until("a word is kept", 30_000, async () => (await clinic.carrier.post(text).catch(() => false)) || null);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, carry));
	await clinic.worker.up();
	return { phone, threads };
}

/** No webhook comes: the carrier's list has them all, minutes later, one clinic's after the other's. `setBehind` moves the carrier's clock. */
export async function stormFoundLate(clinic: Clinic, draw: Chance, setBehind: (ms: number) => void): Promise<Stormed> {
	const { phone, threads } = await aPhone(clinic);
	for (const [index, text] of storm(draw, phone).entries()) {
		setBehind(510_000 - index * 2_000);
		await clinic.carrier.text({ ...text, webhook: "skip" });
	}
	setBehind(0);
	await clinic.worker.killAll();
	await clinic.worker.start();
	return { phone, threads };
}

/** What the last of the phone's words asks for: more than one answer only where two clinics heard of them in the same millisecond. */
export async function lastWordOf(clinic: Clinic, { threads }: Stormed): Promise<{ heard: number; lastSays: ("stopped" | "open")[] }> {
	const shown = await Promise.all(threads.map((id) => clinic.staff.messages(id)));
	const heard = shown.flatMap((messages) => messages.filter((message) => message.direction === "in"));
	const newest = heard
		.map((message) => message.at)
		.toSorted()
		.at(-1);
	const lasts = shown.flatMap((messages) => messages.findLast((message) => message.direction === "in" && message.at === newest) ?? []);
	return { heard: heard.length, lastSays: lasts.map((message) => (isStop(message.body) ? "stopped" : "open")) };
}

export async function standingOf(clinic: Clinic, { threads }: Stormed): Promise<("stopped" | "open")[]> {
	const seen = await Promise.all(threads.map((id) => clinic.staff.thread(id)));
	return seen.map(({ optOut }) => (optOut ? "stopped" : "open"));
}
