import * as z from "zod/mini";
import { StaffSession } from "../../shared/schemas/extension-sign-in.ts";
import { type Area, kept } from "./kept.ts";

/** As in Zendesk: a quarter of an hour without a hand on it, and patients' texts are off the screen. */
const IDLE_MS = 15 * 60_000;
/** The background alone keeps the count alive between two hands: a token is renewed well before its end. */
const RENEW_BEFORE_MS = 8 * 60_000;

const KeptSession = z.object({ session: StaffSession, address: z.string(), usedAt: z.number() });
type KeptSession = z.infer<typeof KeptSession>;

type Parts = { area: Area; now(): number; renew(session: StaffSession, address: string): Promise<StaffSession | "ended" | "unreached"> };

/** The one session of this browser: in memory that content scripts cannot read, and gone with the browser. */
export class Sessions {
	readonly #parts: Parts;
	readonly #kept;
	#renewing: Promise<KeptSession | null> | null = null;

	constructor(parts: Parts) {
		this.#parts = parts;
		this.#kept = kept(parts.area, "session", KeptSession);
	}

	async begin(session: StaffSession, address: string): Promise<void> {
		await this.#kept.write({ session, address, usedAt: this.#parts.now() });
	}

	end(): Promise<void> {
		return this.#kept.write(null);
	}

	/** For the count on the button, which holds no patient's words: good until the Worker's own end of the day. */
	async forCount(): Promise<{ session: StaffSession; address: string } | null> {
		const held = await this.#living();
		if (!held) return null;
		const left = Date.parse(held.session.expiresAt) - this.#parts.now();
		return left > RENEW_BEFORE_MS ? held : this.#renewed(held, false);
	}

	/** For a screen that somebody has just turned to; `idle` when they were away for too long. */
	async forScreen(): Promise<{ session: StaffSession; address: string } | "idle" | null> {
		const held = await this.#living();
		if (!held) return null;
		if (this.#parts.now() - held.usedAt >= IDLE_MS) return "idle";
		return this.#renewed(held, true);
	}

	async #living(): Promise<KeptSession | null> {
		const held = await this.#kept.read();
		if (!held) return null;
		if (Date.parse(held.session.expiresAt) > this.#parts.now()) return held;
		await this.end();
		return null;
	}

	/** One question at a time: two tabs that wake together need one longer session, not two. */
	async #renewed(held: KeptSession, used: boolean): Promise<KeptSession | null> {
		this.#renewing ??= this.#renew(held).finally(() => {
			this.#renewing = null;
		});
		const renewed = await this.#renewing;
		if (!renewed || !used) return renewed;
		const touched = { ...renewed, usedAt: this.#parts.now() };
		await this.#kept.write(touched);
		return touched;
	}

	async #renew(held: KeptSession): Promise<KeptSession | null> {
		const answer = await this.#parts.renew(held.session, held.address);
		// Somebody signed out, or in, while we asked: theirs is the last word.
		const now = await this.#kept.read();
		if (now?.session.session !== held.session.session) return now;
		if (answer === "unreached") return held;
		if (answer === "ended") {
			await this.end();
			return null;
		}
		const next = { ...held, session: answer };
		await this.#kept.write(next);
		return next;
	}
}
