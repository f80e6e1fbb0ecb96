import { generateKeyPairSync } from "node:crypto";
import { createLimiter, type Limiter } from "../api/limiter.ts";
import { createFaults, type Faults } from "../control/faults.ts";
import { createJournal, type Journal } from "../control/journal.ts";
import { createLive, type Live } from "../http/live.ts";
import { type AgentOption, API_USER, type HelpdeskOptions, type Limits, ZENDESK_LIMITS } from "../options.ts";
import { toSecond } from "./clock.ts";
import { keeper, readState } from "./file.ts";
import type { State, Ticket, User } from "./state.ts";

export type Desk = {
	options: HelpdeskOptions;
	limits: Limits;
	/** Known once the server listens. */
	url: string;
	state: State;
	apiUserId: number;
	now(): number;
	nextId(): number;
	/** Called after every change of the state. */
	keep(): void;
	flush(): void;
	limiter: Limiter;
	faults: Faults;
	journal: Journal;
	live: Live;
	/** Ends every delivery under way when the helpdesk is closed. */
	closing: AbortController;
	user(id: number): User | undefined;
	ticket(id: number): Ticket | undefined;
};

const FIRST_ID = 18_400_000_000_000;
const FIRST_TICKET = 4100;

function freshState(options: HelpdeskOptions): State {
	return {
		signingKey: options.signingKey ?? newSigningKey(),
		lastId: FIRST_ID,
		lastTicket: FIRST_TICKET,
		users: [],
		tickets: [],
		tokens: [],
		codes: [],
		replays: [],
		outgoing: [],
	};
}

function newSigningKey(): string {
	return generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

function staffUser(agent: AgentOption, at: number): User {
	return {
		id: Number(agent.id),
		name: agent.name,
		email: agent.email,
		phone: null,
		shared_phone_number: null,
		external_id: null,
		role: agent.role,
		locale: agent.locale ?? "en-US",
		active: true,
		suspended: false,
		created_at: toSecond(at),
		updated_at: toSecond(at),
		changed: at,
	};
}

function seedStaff(state: State, options: HelpdeskOptions, at: number): void {
	for (const agent of [options.apiUser ?? API_USER, ...options.agents]) {
		const known = state.users.find((user) => user.id === Number(agent.id));
		if (known === undefined) state.users.push(staffUser(agent, at));
	}
}

export function openDesk(options: HelpdeskOptions): Desk {
	const now = options.now ?? Date.now;
	const state = readState(options.stateFile) ?? freshState(options);
	if (options.signingKey !== undefined) state.signingKey = options.signingKey;
	seedStaff(state, options, now());
	const kept = keeper(options.stateFile, state);
	return {
		options,
		limits: { ...ZENDESK_LIMITS, ...options.limits },
		url: "",
		state,
		apiUserId: Number((options.apiUser ?? API_USER).id),
		now,
		nextId: () => ++state.lastId,
		keep: kept.changed,
		flush: kept.flush,
		limiter: createLimiter(now),
		faults: createFaults(),
		journal: createJournal(now),
		live: createLive(),
		closing: new AbortController(),
		user: (id) => state.users.find((user) => user.id === id),
		ticket: (id) => state.tickets.find((ticket) => ticket.id === id),
	};
}
