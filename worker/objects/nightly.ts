import type { Env } from "../compose.ts";
import { clinicOf, directoryOf } from "./stubs.ts";

/** How long this isolate lets a clinic sleep that has no server to be read. */
const ASK_AGAIN_MS = 60 * 60_000;

const sleeping = new Map<string, number>();

/** Begins the night's run of each clinic whose time has come. One clinic's trouble is no other's; it is tried again the next time. */
export async function nightly(env: Env, now: number): Promise<void> {
	const clinics = await directoryOf(env).everyClinic();
	const due = clinics.filter(({ id }) => (sleeping.get(id) ?? 0) <= now);
	await Promise.all(
		due.map(async ({ id, timeZone, country }) => {
			const hasServer = await clinicOf(env, id)
				.nightly({ id, timeZone, country })
				.catch(() => true);
			if (hasServer) sleeping.delete(id);
			else sleeping.set(id, now + ASK_AGAIN_MS);
		}),
	);
}
