import { setTimeout } from "node:timers/promises";
import { CLINIC, type Clinic } from "../clinic.ts";
import type { Chance } from "../seed.ts";

export const PHONES = Array.from({ length: 24 }, (_, index) => `+1212556${2000 + index}`);
const ACTIONS = 40;
const SPREAD_MS = 1_400;

/** A busy clinic: patients who text, staff who answer, close and open again; each repeats what got no answer. */
export async function openLoad(clinic: Clinic, draw: Chance) {
	const threads = new Map<string, string>();
	/** Bodies that the Worker said it would send; each is unlike all others. */
	const promised = new Set<string>();
	let count = 0;
	for (const phone of PHONES) threads.set(phone, (await clinic.staff.open(phone)).id);

	async function text(from: string, copies: number, sid: string, body: string) {
		await Promise.all(Array.from({ length: copies }, () => clinic.carrier.text({ from, to: CLINIC, body, sid })));
	}

	async function send(phone: string, repeats: number, id: string) {
		const body = `We look forward to your visit. ${id}`;
		const thread = threads.get(phone) ?? "";
		await Promise.all(Array.from({ length: repeats }, () => clinic.staff.send(thread, id, body)));
		promised.add(body);
	}

	/** Everything that chance decides is decided here, before time has a say in it. */
	function action(round: number): () => Promise<unknown> {
		const phone = draw.one(PHONES);
		const [delay, kind, times, sid, id] = [draw.from(0, SPREAD_MS), draw.from(1, 10), draw.from(1, 5), draw.sid(), `r${round}-${++count}`];
		const status = draw.one(["active", "pending", "closed"] as const);
		return async () => {
			await setTimeout(delay);
			if (kind <= 5) return text(phone, times, sid, `Text ${id}`);
			if (kind <= 8) return send(phone, times, id);
			return clinic.staff.setStatus(threads.get(phone) ?? "", status);
		};
	}

	return {
		threads,
		promised,
		/** Resolves when everybody has got an answer, however often they had to ask. */
		round: (number: number) => Promise.all(Array.from({ length: ACTIONS }, () => action(number)).map((act) => act())),
		spreadMs: SPREAD_MS,
	};
}
export type Load = Awaited<ReturnType<typeof openLoad>>;
