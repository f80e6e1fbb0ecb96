import { createHash } from "node:crypto";
import type { Desk } from "../desk/desk.ts";
import type { Call, Reply } from "../http/call.ts";

const LIFE_MS = 2 * 60 * 60 * 1000;
const LONGEST_KEY = 255;

const mismatch = (key: string): Reply => ({
	status: 400,
	json: {
		error: "IdempotentRequestError",
		description: `Idempotent requests must have the same parameters as the first request with the key ${key.slice(0, 8)}…`,
	},
});

const tooLong = (): Reply => ({
	status: 400,
	json: { error: "IdempotentRequestError", description: "Idempotency-Key is longer than 255 characters" },
});

/** The first good answer under a key is given again for two hours; another body under it is refused. */
export function once(desk: Desk, call: Call, make: () => Reply): Reply {
	const key = call.header("idempotency-key");
	if (key === null) return make();
	if (key.length > LONGEST_KEY) return tooLong();
	desk.state.replays = desk.state.replays.filter((replay) => replay.until > desk.now());
	const body = createHash("sha256").update(call.raw).digest("hex");
	const known = desk.state.replays.find((replay) => replay.key === key);
	if (known !== undefined && known.body !== body) return mismatch(key);
	if (known !== undefined) return { status: 201, json: known.answer, headers: { "x-idempotency-lookup": "hit" } };
	const reply = make();
	if (reply.status !== 201) return reply;
	desk.state.replays.push({ key, body, answer: structuredClone(reply.json), until: desk.now() + LIFE_MS });
	desk.keep();
	return { ...reply, headers: { ...reply.headers, "x-idempotency-lookup": "miss" } };
}
