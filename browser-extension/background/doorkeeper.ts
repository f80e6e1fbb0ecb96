import type { StaffSession } from "../../shared/schemas/extension-sign-in.ts";
import type { Door, ShutWhy } from "../own-pages.ts";
import type { Address } from "./address.ts";
import type { Sessions } from "./session.ts";
import type { Sites } from "./sites.ts";
import type { Waiting } from "./waiting.ts";
import { clinicIdsAt, sitesAt } from "./worker-calls.ts";

/** Long enough that a worker of a browser does not ask at each of its many wakes. */
const SITES_EVERY_MS = 10 * 60_000;

export type SignIn = (address: string) => Promise<StaffSession | { why: ShutWhy }>;
type Held = { session: StaffSession; address: string };
type Parts = {
	sessions: Sessions;
	sites: Sites;
	waiting: Waiting;
	address(): Promise<Address>;
	signIn: SignIn;
	fetch: typeof fetch;
	now(): number;
	/** The door opened or shut. */
	changed(): void;
};

/** Signs staff in and out, and starts and ends what belongs to their session. */
export class Doorkeeper {
	readonly #parts: Parts;
	#token = "";
	#sitesAt = Number.NEGATIVE_INFINITY;
	#signingIn: Promise<Door> | null = null;
	#waking: Promise<void> | null = null;

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/** After each start of the background, and each minute of its life: the count goes on where it stood. */
	wake(): Promise<void> {
		this.#waking ??= this.#wake().finally(() => {
			this.#waking = null;
		});
		return this.#waking;
	}

	/** Somebody turned to a screen of ours. */
	async door(): Promise<Door> {
		const { url } = await this.#parts.address();
		const held = await this.#parts.sessions.forScreen();
		if (held === "idle") return { kind: "shut", address: url, why: "idle" };
		if (!held) return { kind: "shut", address: url, why: null };
		// The policy may have moved the organisation to another Worker meanwhile.
		if (held.address !== url) return this.signOut();
		void this.#begin(held).catch(() => {});
		return { kind: "open", address: held.address, session: held.session };
	}

	signIn(): Promise<Door> {
		this.#signingIn ??= this.#signIn().finally(() => {
			this.#signingIn = null;
		});
		return this.#signingIn;
	}

	async signOut(): Promise<Door> {
		await this.#parts.sessions.end();
		await this.#parts.waiting.forget();
		this.#parts.changed();
		const { url } = await this.#parts.address();
		return { kind: "shut", address: url, why: null };
	}

	/** The clinics' sites, and with them the scripts on their pages. */
	async learnSites(): Promise<void> {
		const held = await this.#parts.sessions.forCount();
		if (held) await this.#learn(held, await clinicIdsAt(this.#parts.fetch, held.session, held.address));
	}

	async #wake(): Promise<void> {
		const held = await this.#parts.sessions.forCount();
		if (held) return this.#begin(held);
		await this.#parts.waiting.forget();
	}

	async #signIn(): Promise<Door> {
		const { url } = await this.#parts.address();
		if (!url) return { kind: "shut", address: null, why: null };
		const answer = await this.#parts.signIn(url);
		if ("why" in answer) return { kind: "shut", address: url, why: answer.why };
		await this.#parts.sessions.begin(answer, url);
		this.#sitesAt = Number.NEGATIVE_INFINITY;
		await this.#begin({ session: answer, address: url }).catch(() => {});
		this.#parts.changed();
		return { kind: "open", address: url, session: answer };
	}

	async #begin(held: Held): Promise<void> {
		const { waiting, fetch, now } = this.#parts;
		const { session, address } = held;
		const renewed = this.#token !== session.session;
		this.#token = session.session;
		if (waiting.isFollowing && renewed) waiting.renew(session.session);
		const late = now() - this.#sitesAt >= SITES_EVERY_MS;
		if (waiting.isFollowing && !late) return;
		const clinicIds = await clinicIdsAt(fetch, session, address);
		if (!waiting.isFollowing) waiting.follow(address, clinicIds, () => this.#token);
		if (late) await this.#learn(held, clinicIds);
	}

	async #learn({ session, address }: Held, clinicIds: string[]): Promise<void> {
		this.#sitesAt = this.#parts.now();
		await this.#parts.sites.learn(await sitesAt(this.#parts.fetch, session, address, clinicIds));
	}
}
