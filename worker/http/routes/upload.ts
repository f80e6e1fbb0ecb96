import { Hono } from "hono";
import { ClinicId } from "../../../shared/schemas/ids.ts";
import type { Env } from "../../compose.ts";
import { clinicById } from "../../objects/clinic-facts.ts";
import { clinicOf } from "../../objects/stubs.ts";
import { problem, refusalResponse } from "../errors.ts";

const PART_BYTES = 1024 * 1024;
const MOST_BYTES = 200_000_000;

type Clinic = ReturnType<typeof clinicOf>;

/** A clinic's own program leaves the file of the day here. Whatever is wrong with its key, and wherever it knocks, the answer is the same. */
export const upload = new Hono<{ Bindings: Env }>().put("/:clinicId/:subject", async (c) => {
	const subject = c.req.param("subject");
	if (subject !== "patients" && subject !== "appointments") return problem("not_found");
	const key = c.req.header("Authorization")?.match(/^Bearer +(\S{1,200})$/i)?.[1];
	const id = ClinicId.safeParse(c.req.param("clinicId"));
	const facts = key && id.success ? await clinicById(c.env, id.data) : null;
	if (!facts || !key) return problem("bad_key");
	const clinic = clinicOf(c.env, facts.id);
	const place = { timeZone: facts.timeZone, country: facts.country };
	const begun = await clinic.startUpload({ id: crypto.randomUUID(), subject, key, place });
	if (!begun) return problem("bad_key");
	if ("refused" in begun) return refusalResponse(begun);
	const isWhole = await sendAll(clinic, begun.run.id, c.req.raw).catch(() => null);
	if (!isWhole) {
		await clinic.dropUpload(begun.run.id);
		return isWhole === false ? problem("too_large") : problem("malformed", { at: "body", detail: "The file broke off." });
	}
	const run = await clinic.endUpload(begun.run.id);
	c.header("Cache-Control", "no-store");
	return "refused" in run ? refusalResponse(run) : c.json(run, 202);
});

/** Part by part as it comes in: never all of it at once. False: it is more than there is room for. */
async function sendAll(clinic: Clinic, runId: string, { body, headers }: Request): Promise<boolean> {
	const length = headers.get("Content-Length");
	if (Number(length ?? 0) > MOST_BYTES) return false;
	const part = new Uint8Array(PART_BYTES);
	let filled = 0;
	let n = 0;
	const send = async () => {
		if (filled > 0) await clinic.putUploadPart(runId, n++, part.slice(0, filled));
		filled = 0;
	};
	for await (const chunk of body ?? []) {
		for (let at = 0; at < chunk.byteLength; ) {
			const taken = chunk.subarray(at, at + PART_BYTES - filled);
			part.set(taken, filled);
			filled += taken.byteLength;
			at += taken.byteLength;
			if (filled === PART_BYTES) await send();
		}
		if (n * PART_BYTES > MOST_BYTES) return false;
	}
	const bytes = n * PART_BYTES + filled;
	if (length !== null && bytes !== Number(length)) throw new Error("the file broke off");
	await send();
	return true;
}
