import { DurableObject } from "cloudflare:workers";
import type { ChangeClinic, Clinic, ClinicNumber, CreateClinic, Member, Registration, Role } from "../../shared/schemas/clinic.ts";
import type { Env } from "../compose.ts";
import { type Asker, may, roleIn } from "../domain/staff/permission.ts";
import { appendEvent, type ChainedRow, chainHead } from "../store/chain.ts";
import * as clinics from "../store/directory/clinics.ts";
import { eventsOfClinic } from "../store/directory/events.ts";
import * as codes from "../store/directory/extension-codes.ts";
import * as links from "../store/directory/links.ts";
import { directoryMigrations } from "../store/directory/migrations.ts";
import { putPageLink, threadOfPageLink } from "../store/directory/page-links.ts";
import * as people from "../store/directory/staff.ts";
import { migrate } from "../store/migrate.ts";
import type { DirectoryFacts } from "./clinic-facts.ts";
import type { Refusal } from "./refusal.ts";

export type { StaffMember } from "../store/directory/staff.ts";

const SWEEP_SIZE = 200;

/** The deployment's one list of clinics, numbers, staff and tickets. Never on a text's way: everyone keeps what it said for half a minute. */
export class Directory extends DurableObject<Env> {
	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		migrate(ctx.storage.sql, directoryMigrations);
	}

	createClinic(asker: Asker, asked: CreateClinic, now: number): { clinic: Clinic; created: boolean } | Refusal {
		if (!asker.admin) return { refused: "not_allowed" };
		const text = JSON.stringify(asked);
		const before = clinics.askedFor(this.#sql, asked.id);
		if (before !== null && before !== text) return { refused: "id_reused" };
		if (before === null) {
			const numbers = asked.numbers.map((number) => (typeof number === "string" ? { number, registration: "confirmed" as const } : number));
			if (hasRepeats(numbers) || numbers.some(({ number }) => clinics.ownerOf(this.#sql, number) !== null))
				return { refused: "number_taken" };
			this.ctx.storage.transactionSync(() => {
				this.#insert(asked, numbers, text, now);
				this.#note(asker, "clinic_created", { clinicId: asked.id, numbers: numbers.length });
			});
		}
		const clinic = this.#clinic(asker, asked.id);
		return clinic ? { clinic, created: before === null } : { refused: "not_found" };
	}

	changeClinic(asker: Asker, clinicId: string, change: ChangeClinic): Clinic | Refusal {
		const refusal = this.#refuses(asker, clinicId);
		const before = clinics.clinicRow(this.#sql, clinicId);
		if (refusal || !before) return refusal ?? { refused: "not_found" };
		const after = { ...before, ...change };
		const changed = (["timeZone", "newTicketAfterDays"] as const).filter((at) => after[at] !== before[at]);
		if (changed.length > 0) {
			clinics.changeClinic(this.#sql, after);
			this.#noteChanges(
				asker,
				"clinic_changed",
				clinicId,
				changed.map((at) => ({ at, before: before[at], after: after[at] })),
			);
		}
		return this.#clinic(asker, clinicId) ?? { refused: "not_found" };
	}

	/** Who was let in or out of a clinic, and what was changed of it here. */
	audit(asker: Asker, clinicId: string, before: number | null, limit: number): ChainedRow[] | Refusal {
		return this.#refuses(asker, clinicId) ?? eventsOfClinic(this.#sql, clinicId, before, limit);
	}

	clinics(asker: Asker): Clinic[] {
		return clinics.clinicRows(this.#sql).flatMap((row) => this.#clinic(asker, row.id) ?? []);
	}

	clinicFacts(id: string): DirectoryFacts | null {
		const row = clinics.clinicRow(this.#sql, id);
		if (!row) return null;
		const { everyone: _, ...facts } = row;
		return facts;
	}

	/** For the system's own rounds. */
	everyClinic(): DirectoryFacts[] {
		return clinics.clinicRows(this.#sql).map(({ everyone: _, ...facts }) => facts);
	}

	clinicOfNumber(number: string): DirectoryFacts | null {
		const owner = clinics.ownerOf(this.#sql, number);
		return owner === null ? null : this.clinicFacts(owner);
	}

	/** What the clinic's own object has kept already, with who said so. */
	setRegistration(clinicId: string, number: string, registration: Registration): void {
		clinics.setRegistration(this.#sql, clinicId, number, registration);
	}

	putMember(asker: Asker, clinicId: string, staffId: string, role: Role): Member | Refusal {
		const refusal = this.#refuses(asker, clinicId);
		if (refusal) return refusal;
		const before = people.rolesOf(this.#sql, staffId)[clinicId] ?? null;
		people.putMember(this.#sql, clinicId, staffId, role);
		if (before !== role) this.#noteChanges(asker, "member_changed", clinicId, [{ at: `members.${staffId}`, before, after: role }]);
		return { zendeskUserId: staffId, role };
	}

	removeMember(asker: Asker, clinicId: string, staffId: string): Refusal | null {
		const refusal = this.#refuses(asker, clinicId);
		if (refusal) return refusal;
		const before = people.rolesOf(this.#sql, staffId)[clinicId] ?? null;
		this.#noteChanges(asker, "member_changed", clinicId, [{ at: `members.${staffId}`, before, after: null }]);
		if (clinics.clinicRow(this.#sql, clinicId)?.everyone) people.putMember(this.#sql, clinicId, staffId, "none");
		else people.dropMember(this.#sql, clinicId, staffId);
		return null;
	}

	putStaff(member: people.StaffMember): void {
		people.putStaff(this.#sql, member);
	}

	/** What a staff member may do where, and when Zendesk was last asked about them; null for strangers. */
	access(staffId: string): { asker: Asker; active: boolean; locale: string; checkedAt: number } | null {
		const member = people.staffById(this.#sql, staffId);
		if (!member) return null;
		const asker = { staffId, name: member.name, admin: member.role === "admin", roles: people.rolesOf(this.#sql, staffId) };
		return { asker, active: member.active && member.role !== "end-user", locale: member.locale, checkedAt: member.checkedAt };
	}

	putExtensionCode(hash: string, code: codes.ExtensionCode, expiresAt: number, now: number): void {
		codes.putCode(this.#sql, hash, code, expiresAt, now);
	}

	/** Null for a code that was never given out, was taken before, or is too old. */
	takeExtensionCode(hash: string, now: number): codes.ExtensionCode | null {
		return codes.takeCode(this.#sql, hash, now);
	}

	linkTicket(ticketId: string, threadId: string, requesterId: string | null): void {
		links.linkTicket(this.#sql, ticketId, threadId);
		if (requesterId) links.linkRequester(this.#sql, requesterId, threadId);
	}

	threadsOfTicket(ticketId: string): string[] {
		return links.threadsOfTicket(this.#sql, ticketId);
	}

	threadsOfRequester(requesterId: string): string[] {
		return links.threadsOfRequester(this.#sql, requesterId);
	}

	/** The same link again changes nothing. */
	putPageLink(hash: string, threadId: string, expiresAt: number): void {
		putPageLink(this.#sql, { hash, threadId, expiresAt }, Date.now());
	}

	threadOfPageLink(hash: string): string | null {
		return threadOfPageLink(this.#sql, hash);
	}

	/** A thread has work that is late although it was tried. */
	notePending(threadId: string, dueAt: number): void {
		links.notePending(this.#sql, threadId, dueAt);
	}

	settlePending(threadId: string, dueAt: number | null): void {
		if (dueAt === null) links.dropPending(this.#sql, threadId);
		else links.notePending(this.#sql, threadId, dueAt);
	}

	pendingBefore(at: number): string[] {
		return links.pendingBefore(this.#sql, at, SWEEP_SIZE);
	}

	reconcileMarks(): { number: string; reconciledTo: number }[] {
		return clinics.reconcileMarks(this.#sql);
	}

	markReconciled(number: string, to: number): void {
		clinics.markReconciled(this.#sql, number, to);
	}

	get #sql(): SqlStorage {
		return this.ctx.storage.sql;
	}

	/** In the same turn as the change, and so in the same transaction. */
	#note(asker: Asker, type: string, facts: object): void {
		appendEvent(this.#sql, chainHead(this.#sql), { type, actor: `staff:${asker.staffId}`, facts }, Date.now());
	}

	#noteChanges(asker: Asker, type: string, clinicId: string, changes: { at: string; before: unknown; after: unknown }[]): void {
		this.#note(asker, type, { clinicId, changes });
	}

	#insert(asked: CreateClinic, numbers: ClinicNumber[], text: string, now: number): void {
		clinics.insertClinic(this.#sql, asked, numbers, text, now);
		if (asked.members === "all") return;
		for (const member of asked.members) people.putMember(this.#sql, asked.id, member.zendeskUserId, member.role);
	}

	#clinic(asker: Asker, id: string): Clinic | null {
		const row = clinics.clinicRow(this.#sql, id);
		const role = roleIn(asker, id);
		if (!row || !role) return null;
		const { everyone, ...clinic } = row;
		return { ...clinic, members: everyone ? "all" : people.membersOf(this.#sql, id), role };
	}

	#refuses(asker: Asker, clinicId: string): Refusal | null {
		const answer = clinics.clinicRow(this.#sql, clinicId) ? may(asker, "administer", clinicId) : "hidden";
		if (answer === "yes") return null;
		return { refused: answer === "hidden" ? "not_found" : "not_allowed" };
	}
}

function hasRepeats(numbers: ClinicNumber[]): boolean {
	return new Set(numbers.map(({ number }) => number)).size < numbers.length;
}
