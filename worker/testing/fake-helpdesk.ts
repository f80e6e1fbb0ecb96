import type { Helpdesk, HelpdeskAgent, HelpdeskFault, HelpdeskRefusal, NewTicket, Ticket, TicketChange, TicketStatus } from "../ports.ts";

/** `arrived`: the caller is told `unknown`, and the helpdesk did it all the same. */
export type ScriptedAnswer =
	| { kind: "busy"; retryAfterMs?: number | null }
	| { kind: "unknown"; arrived: boolean }
	| { kind: "rejected"; status: number };

export type FakeComment = { body: string; mark: string | null };
export type FakeTicket = Ticket & { comments: FakeComment[]; tags: Set<string>; followUpOf: string | null; idempotencyKey: string | null };
export type HelpdeskVerb = keyof Helpdesk;
export type HelpdeskCall = { verb: HelpdeskVerb; ticketId?: string; change?: TicketChange; ticket?: NewTicket };

type Failure = HelpdeskFault | { kind: "rejected"; status: number };

/** A question that can only be answered or not: a refusal is no answer. */
function faulty<T>(answer: T | Failure): T | HelpdeskFault {
	const refused = typeof answer === "object" && answer !== null && "kind" in answer && answer.kind === "rejected";
	return refused ? { kind: "unknown" } : (answer as T | HelpdeskFault);
}

const statuses = { active: "open", pending: "pending", closed: "solved", spam: "solved" } as const;

/** A helpdesk in memory that follows Zendesk's rules for closed, deleted, merged and repeated tickets, and fails when told. */
export class FakeHelpdesk implements Helpdesk {
	readonly journal: HelpdeskCall[] = [];
	readonly tickets = new Map<string, FakeTicket>();
	readonly requesters = new Map<string, { id: string; name: string }>();
	readonly agents = new Map<string, HelpdeskAgent>();
	readonly ownId = "9001";
	#scripted: { answer: ScriptedAnswer; verb: HelpdeskVerb | null }[] = [];
	#outage: HelpdeskFault | null = null;
	#count = 1000;

	/** The answer to the next call, or to the next call of one verb. */
	next(answer: ScriptedAnswer, verb: HelpdeskVerb | null = null): void {
		this.#scripted.push({ answer, verb });
	}

	/** Every call fails so until `null`. */
	outage(fault: HelpdeskFault | null): void {
		this.#outage = fault;
	}

	/** A ticket that staff opened themselves. */
	openTicket(ticket: Partial<Ticket> = {}): string {
		return this.#put({ ...ticket }).id;
	}

	/** What a person does in the helpdesk: solve, close, reassign, delete. */
	change(id: string, change: Partial<Pick<Ticket, "status" | "assigneeId" | "externalId" | "requesterId">>): void {
		Object.assign(this.#known(id), change);
	}

	merge(source: string, target: string): void {
		Object.assign(this.#known(source), { status: "closed", mergedInto: target });
	}

	addAgent(agent: Partial<HelpdeskAgent> & { id: string }): void {
		this.agents.set(agent.id, { name: "Ana Ruiz", role: "agent", active: true, locale: "en-US", ...agent });
	}

	comments(id: string): string[] {
		return this.#known(id).comments.map((comment) => comment.body);
	}

	async self(): Promise<{ id: string } | HelpdeskFault> {
		return faulty(this.#answer({ verb: "self" }, () => ({ id: this.ownId })));
	}

	async ensureRequester({ externalId, name }: { externalId: string; name: string }) {
		return this.#answer({ verb: "ensureRequester" }, () => {
			const found = this.requesters.get(externalId) ?? { id: this.#id(), name };
			this.requesters.set(externalId, found);
			return { id: found.id };
		});
	}

	async createTicket(ticket: NewTicket) {
		return this.#answer({ verb: "createTicket", ticket }, () => this.#create(ticket));
	}

	async findTicket(externalId: string): Promise<Ticket | null | HelpdeskFault> {
		return faulty(this.#answer({ verb: "findTicket" }, () => this.#newest((ticket) => ticket.externalId === externalId)));
	}

	async getTicket(id: string): Promise<Ticket | HelpdeskRefusal | HelpdeskFault> {
		return this.#answer({ verb: "getTicket", ticketId: id }, () => this.#alive(id) ?? { kind: "gone" as const });
	}

	async updateTicket(id: string, change: TicketChange) {
		return this.#answer({ verb: "updateTicket", ticketId: id, change }, () => this.#update(id, change));
	}

	async hasComment(id: string, mark: string) {
		return this.#answer({ verb: "hasComment", ticketId: id }, () => {
			const ticket = this.#alive(id);
			return ticket ? ticket.comments.some((comment) => comment.mark === mark) : { kind: "gone" as const };
		});
	}

	async getAgent(id: string) {
		return this.#answer({ verb: "getAgent" }, () => this.agents.get(id) ?? { kind: "gone" as const });
	}

	#create(ticket: NewTicket): { id: string } | HelpdeskRefusal {
		const repeated = this.#newest((known) => known.idempotencyKey === ticket.idempotencyKey);
		if (repeated) return { id: repeated.id };
		const requester = [...this.requesters.values()].some((user) => user.id === ticket.requesterId);
		if (!requester) return { kind: "rejected", status: 422 };
		const source = ticket.followUpOf === undefined ? null : this.tickets.get(ticket.followUpOf);
		const created = this.#put({
			status: statuses[ticket.status],
			externalId: ticket.externalId,
			requesterId: ticket.requesterId,
			assigneeId: ticket.assigneeId ?? null,
		});
		created.comments.push({ body: ticket.comment, mark: null });
		created.followUpOf = source?.status === "closed" ? source.id : null;
		created.idempotencyKey = ticket.idempotencyKey;
		this.#tag(created, ticket.status);
		return { id: created.id };
	}

	#update(id: string, change: TicketChange): { status: TicketStatus } | HelpdeskRefusal {
		const ticket = this.#alive(id);
		if (!ticket) return { kind: "gone" };
		if (ticket.status === "closed") return { kind: "closed" };
		if (change.comment) ticket.comments.push(change.comment);
		if (change.externalId !== undefined) ticket.externalId = change.externalId;
		if (change.assigneeId !== undefined) ticket.assigneeId ??= change.assigneeId;
		if (change.status) {
			ticket.status = statuses[change.status];
			this.#tag(ticket, change.status);
			if (ticket.status === "solved") ticket.assigneeId ??= this.ownId;
		}
		return { status: ticket.status };
	}

	#answer<T>(call: HelpdeskCall, act: () => T): T | Failure {
		this.journal.push(structuredClone(call));
		if (this.#outage) return this.#outage;
		const index = this.#scripted.findIndex((entry) => entry.verb === null || entry.verb === call.verb);
		const [scripted] = index < 0 ? [] : this.#scripted.splice(index, 1);
		if (!scripted) return structuredClone(act());
		const { answer } = scripted;
		if (answer.kind === "busy") return { kind: "busy", retryAfterMs: answer.retryAfterMs ?? null };
		if (answer.kind === "rejected") return answer;
		if (answer.arrived) act();
		return { kind: "unknown" };
	}

	#tag(ticket: FakeTicket, status: NewTicket["status"]): void {
		if (status === "spam") ticket.tags.add("patient_chat_spam");
		else ticket.tags.delete("patient_chat_spam");
	}

	#newest(match: (ticket: FakeTicket) => boolean): FakeTicket | null {
		return [...this.tickets.values()].findLast((ticket) => ticket.status !== "deleted" && match(ticket)) ?? null;
	}

	#alive(id: string): FakeTicket | null {
		const ticket = this.tickets.get(id);
		return ticket && ticket.status !== "deleted" ? ticket : null;
	}

	#known(id: string): FakeTicket {
		const ticket = this.tickets.get(id);
		if (!ticket) throw new Error("the fake helpdesk has no such ticket");
		return ticket;
	}

	#put(ticket: Partial<Ticket>): FakeTicket {
		const made: FakeTicket = {
			id: this.#id(),
			status: "open",
			externalId: null,
			requesterId: null,
			assigneeId: null,
			mergedInto: null,
			comments: [],
			tags: new Set(["patient_chat"]),
			followUpOf: null,
			idempotencyKey: null,
			...ticket,
		};
		this.tickets.set(made.id, made);
		return made;
	}

	#id(): string {
		this.#count += 1;
		return String(this.#count);
	}
}
