import type { Env } from "../compose.ts";
import { isOpen, type LinkChange, MOST_TRIES, type PageLink, tried, untried, wrong } from "../domain/link/link.ts";
import { linkById } from "../store/thread/links.ts";
import type { PageKey, PageRoom } from "./page-room.ts";
import { clinicOf } from "./stubs.ts";

export type Tried = "right" | "wrong" | "locked" | "wait" | "dead";

/**
 * One answer to one question. It is counted in the same turn in which it comes, and looked at only if it was among the
 * first: of a hundred at once five are looked at. Counters of the patient, the address and the clinic hold across links.
 */
export async function tryOnce(room: PageRoom, link: PageLink, key: PageKey, isRight: (link: PageLink) => boolean): Promise<Tried> {
	const reserved = reserve(room, link.id);
	if (!reserved) return "dead";
	const counters = countersOf(room, link, key);
	const may = await counters.take().catch(() => false);
	const now = current(room, link.id);
	if (!now) return "dead";
	if (!may) {
		changed(room, untried(now, "not_looked_at"));
		return "wait";
	}
	if (isRight(now)) {
		changed(room, untried(now, "proved"));
		await counters.giveBack().catch(() => undefined);
		return "right";
	}
	const after = wrong(now);
	changed(room, after);
	return after.link.state === "locked" ? "locked" : "wrong";
}

function reserve(room: PageRoom, linkId: string): PageLink | null {
	const link = current(room, linkId);
	if (!link || link.tries >= MOST_TRIES) return null;
	changed(room, tried(link));
	return link;
}

function current({ ledger }: PageRoom, linkId: string): PageLink | null {
	const link = linkById(ledger.sql, linkId);
	return link && isOpen(link, ledger.now()) ? link : null;
}

function changed({ ledger }: PageRoom, { link, what }: LinkChange): void {
	const shown = link.state === "open" ? {} : { messageId: link.messageId };
	ledger.commit([{ type: "LinkChanged", link, what, ...shown }], { type: "patient" });
}

function countersOf({ env, ledger }: { env: Env; ledger: PageRoom["ledger"] }, link: PageLink, key: PageKey) {
	const clinic = clinicOf(env, ledger.thread?.clinicId ?? "");
	const counted = { patientId: link.patientId ?? ledger.thread?.id ?? "", address: key.address };
	return { take: () => clinic.takePageTry(counted), giveBack: () => clinic.returnPageTry(counted) };
}
