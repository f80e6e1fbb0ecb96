import type { Desk } from "../desk/desk.ts";
import type { Call, Reply } from "../http/call.ts";
import { tooMany } from "../http/refusals.ts";
import type { Allowance } from "./limiter.ts";

const TEN_MINUTES_MS = 600_000;

const header = (name: string, allowance: Allowance) => ({
	[`zendesk-ratelimit-${name}`]: `total=${allowance.total}; remaining=${allowance.remaining}; resets=${allowance.resets}`,
});

/** 30 updates of one ticket in 10 minutes by one user, 100 a minute in all; an agent's own saves count too. */
export function limitTicketUpdate(desk: Desk, call: Call, ticketId: string | undefined): Reply | null {
	const own = desk.limiter.look(`ticket-${ticketId}-${call.actor?.id}`, desk.limits.ticketUpdatesPerUser, TEN_MINUTES_MS);
	if (!own.ok) return tooMany(own.resets, header("tickets-update", own));
	const all = desk.limiter.take("ticket-updates", desk.limits.ticketUpdatesPerMinute, 60_000);
	if (!all.ok) return tooMany(all.resets, header("tickets-update-account", all));
	desk.limiter.take(`ticket-${ticketId}-${call.actor?.id}`, desk.limits.ticketUpdatesPerUser, TEN_MINUTES_MS);
	return null;
}

/** Pages on screen list without end; only programs are held to it. */
export function limitTicketList(desk: Desk, call: Call): Reply | null {
	if (call.channel === "web") return null;
	const all = desk.limiter.take("ticket-lists", desk.limits.ticketListsPerMinute, 60_000);
	return all.ok ? null : tooMany(all.resets, header("tickets-index", all));
}
