import { scheduler } from "node:timers/promises";
import { fire } from "./load/child.ts";
import { webhookRequest } from "./load/webhook-request.ts";
import type { OurContestant } from "./our-contestant.ts";

const PATIENCE_MS = 10_000;

export async function staffGet(ours: OurContestant, path: string) {
	const response = await fetch(`http://127.0.0.1:${ours.server.port}${path}`, { headers: { Authorization: `Bearer ${ours.session}` } });
	if (!response.ok) throw new Error(`GET ${path} was answered with ${response.status}.`);
	return response.json();
}

/** One text from this phone to this clinic, and the id of its thread once the clinic's inbox shows it. */
export async function threadOf(ours: OurContestant, clinicId: string, to: string, from: string): Promise<string> {
	await fire({ port: ours.server.port, connections: 1, expected: 200, requests: [webhookRequest(from, { to })] });
	for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; await scheduler.wait(50)) {
		const { items } = await staffGet(ours, `/api/clinics/${clinicId}/threads?limit=100`);
		const thread = items.find((each: { number: string }) => each.number === from);
		if (thread) return thread.id;
	}
	throw new Error(`A text to ${clinicId} did not reach its inbox.`);
}
