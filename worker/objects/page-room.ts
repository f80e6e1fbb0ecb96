import type { Env, Ports } from "../compose.ts";
import { isOpen, type PageLink } from "../domain/link/link.ts";
import { isAlive, type PageSession } from "../domain/page/session.ts";
import type { Thread } from "../domain/thread/thread.ts";
import { linkById } from "../store/thread/links.ts";
import { linkByHash, sessionByHash } from "../store/thread/links-read.ts";
import type { ClinicFacts } from "./clinic-facts.ts";
import type { Ledger } from "./ledger.ts";

/** What the secure page needs of its thread. */
export type PageRoom = {
	env: Env;
	ledger: Ledger;
	ports: Ports;
	clinicNow: () => Promise<ClinicFacts | null>;
	askPatients: () => Promise<void>;
	/** Whoever may still be sending elsewhere hears of a stop. */
	drain: () => Promise<boolean>;
	drainSoon: () => void;
};

/** What a browser brings. `door`: it came by a link, and has proved nothing; `session`: it has. Secrets are here as hashes. */
export type PageKey = { kind: "door" | "session"; hash: string; browser: string; address: string };

export type Visit = { thread: Thread; link: PageLink; session: PageSession | null };

/** Null for whatever opens nothing: unknown, over, taken back, or the patient's number no more. */
export function visitOf(ledger: Ledger, key: PageKey): Visit | null {
	const { thread } = ledger;
	if (!thread) return null;
	ledger.ready();
	const now = ledger.now();
	const session = key.kind === "session" ? sessionByHash(ledger.sql, key.hash) : null;
	if (key.kind === "session" && !(session && isAlive(session, now) && session.browser === key.browser)) return null;
	const link = session ? linkById(ledger.sql, session.linkId) : linkByHash(ledger.sql, key.hash);
	if (!link || !isOpen(link, now) || !isStillHere(thread, link)) return null;
	return { thread, link, session };
}

function isStillHere({ patients, attention }: Thread, { patientId }: PageLink): boolean {
	if (attention.some(({ kind }) => kind === "wrong_number") && patients.length === 0) return false;
	return patientId === null || patients.some(({ id }) => id === patientId);
}
