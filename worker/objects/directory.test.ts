import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { Clinic, CreateClinic } from "../../shared/schemas/clinic.ts";
import type { Asker } from "../domain/staff/permission.ts";
import { aClinic, admin, aMember, aNumber, testEnv } from "../testing/clinic.ts";
import { must } from "../testing/thread-room.ts";
import { directoryOf } from "./stubs.ts";

type Asked = Partial<CreateClinic>;

const directory = () => directoryOf(testEnv);
const anAgent = () => String(Math.floor(Math.random() * 1e15));

function asked(more: Asked = {}): CreateClinic {
	const id = `clinic-${crypto.randomUUID()}`;
	return CreateClinic.parse({ id, name: "Riverside", timeZone: "America/New_York", country: "US", numbers: [aNumber()], ...more });
}

async function made(more: Asked = {}): Promise<CreateClinic> {
	const request = asked(more);
	await directory().createClinic(admin, request, Date.now());
	return request;
}

async function signedUp(staffId: string, more: { role?: "admin" | "agent" | "end-user"; active?: boolean } = {}): Promise<Asker> {
	await directory().putStaff({
		id: staffId,
		name: "Dana Klein",
		role: "agent",
		active: true,
		locale: "en-US",
		checkedAt: Date.now(),
		...more,
	});
	return must(await directory().access(staffId)).asker;
}

const roleAt = async (staffId: string, clinicId: string) => (await signedUp(staffId)).roles[clinicId] ?? null;

test("a clinic is made once, however often it is asked for, in whatever order its fields stand", async () => {
	const request = asked({ members: [{ zendeskUserId: "5", role: "reader" }] });
	const again = CreateClinic.parse(Object.fromEntries(Object.entries(request).reverse()));
	const first = await directory().createClinic(admin, request, Date.now());
	expect(first).toMatchObject({ created: true, clinic: { role: "admin", members: [{ zendeskUserId: "5", role: "reader" }] } });
	expect(Clinic.parse("clinic" in first ? first.clinic : null)).toEqual("clinic" in first ? first.clinic : null);
	expect(await directory().createClinic(admin, again, Date.now())).toMatchObject({ created: false, clinic: { id: request.id } });
});

test.for([
	["another name", { name: "Hilltop" }],
	["another number", { numbers: ["+16175550199"] }],
	["other members", { members: [] }],
] as [string, Asked][])("the same id with %s is refused", async ([, other]) => {
	const request = await made();
	expect(await directory().createClinic(admin, { ...request, ...other }, Date.now())).toEqual({ refused: "id_reused" });
	expect(await directory().clinicFacts(request.id)).toMatchObject({ name: "Riverside" });
});

test("a number belongs to one clinic, and stands once in its list", async () => {
	const { numbers } = await made();
	const taken = asked({ numbers: [aNumber(), ...numbers] });
	expect(await directory().createClinic(admin, taken, Date.now())).toEqual({ refused: "number_taken" });
	expect(await directory().clinicFacts(taken.id)).toBeNull();
	const number = aNumber();
	const twice = asked({ numbers: [number, { number, registration: "pending" }] });
	expect(await directory().createClinic(admin, twice, Date.now())).toEqual({ refused: "number_taken" });
	expect(await directory().clinicOfNumber(number)).toBeNull();
});

test("a plain number counts as registered, another as it is said to be", async () => {
	const [plain, waiting] = [aNumber(), aNumber()];
	const { id } = await made({ numbers: [plain, { number: waiting, registration: "pending" }] });
	const { numbers } = must(await directory().clinicFacts(id));
	expect(numbers).toEqual(
		expect.arrayContaining([
			{ number: plain, registration: "confirmed" },
			{ number: waiting, registration: "pending" },
		]),
	);
	expect(await directory().clinicOfNumber(waiting)).toMatchObject({ id });
});

test("only an admin of the account makes clinics", async () => {
	expect(await directory().createClinic(aMember({ id: "x" }, "admin"), asked(), Date.now())).toEqual({ refused: "not_allowed" });
});

test("everyone is a member of a clinic for all, but for those who were let out or given another role", async () => {
	const { id } = await made({ members: "all" });
	const [plain, reader, out] = [anAgent(), anAgent(), anAgent()];
	await directory().putMember(admin, id, reader, "reader");
	expect(await directory().removeMember(admin, id, out)).toBeNull();
	expect([await roleAt(plain, id), await roleAt(reader, id), await roleAt(out, id)]).toEqual(["member", "reader", null]);
	await directory().putMember(admin, id, out, "member");
	expect(await roleAt(out, id)).toBe("member");
});

test("nobody is a member of a clinic with a list but those on it", async () => {
	const [on, off] = [anAgent(), anAgent()];
	const { id } = await made({ members: [{ zendeskUserId: on, role: "member" }] });
	expect([await roleAt(on, id), await roleAt(off, id)]).toEqual(["member", null]);
	await directory().putMember(admin, id, on, "admin");
	expect(await roleAt(on, id)).toBe("admin");
	await directory().removeMember(admin, id, on);
	await directory().removeMember(admin, id, on);
	expect(await roleAt(on, id)).toBeNull();
});

test.for([
	["a stranger", (_id: string) => aMember({ id: "elsewhere" }, "admin"), "not_found"],
	["a reader", (id: string) => aMember({ id }, "reader"), "not_allowed"],
	["a member", (id: string) => aMember({ id }, "member"), "not_allowed"],
] as const)("%s changes no members", async ([, asker, refused]) => {
	const { id } = await made({ members: [] });
	expect(await directory().putMember(asker(id), id, "5", "admin")).toEqual({ refused });
	expect(await directory().removeMember(asker(id), id, "5")).toEqual({ refused });
	expect(await roleAt("5", id)).toBeNull();
});

test("an admin of one clinic changes that one's members; a clinic that is not there has none", async () => {
	const { id } = await made({ members: [] });
	expect(await directory().putMember(aMember({ id }, "admin"), id, "5", "reader")).toEqual({ zendeskUserId: "5", role: "reader" });
	expect(await directory().putMember(admin, "nowhere", "5", "reader")).toEqual({ refused: "not_found" });
});

test("each sees their own clinics and their own role; an admin of the account sees all", async () => {
	const staffId = anAgent();
	const [mine, other] = [await made({ members: [{ zendeskUserId: staffId, role: "reader" }] }), await made({ members: [] })];
	const list = await directory().clinics(await signedUp(staffId));
	expect(list.find((clinic) => clinic.id === mine.id)?.role).toBe("reader");
	expect(list.map((clinic) => clinic.id)).not.toContain(other.id);
	expect((await directory().clinics(admin)).map((clinic) => clinic.id)).toEqual(expect.arrayContaining([mine.id, other.id]));
});

test("who Zendesk does not let in has no access here, and a stranger is nobody", async () => {
	const [agent, suspended, patient] = [anAgent(), anAgent(), anAgent()];
	await signedUp(agent);
	await signedUp(suspended, { active: false });
	await signedUp(patient, { role: "end-user" });
	const active = await Promise.all([agent, suspended, patient].map(async (id) => (await directory().access(id))?.active));
	expect(active).toEqual([true, false, false]);
	expect(await directory().access(anAgent())).toBeNull();
});

test.for(["constructor", "__proto__", "toString"])("a clinic called %s opens nothing to those who are not in it", async (id) => {
	await directory().createClinic(admin, asked({ id, members: [] }), Date.now());
	const agent = await signedUp(anAgent());
	expect(Object.keys(agent.roles)).not.toContain(id);
	expect((await directory().clinics(agent)).map((clinic) => clinic.id)).not.toContain(id);
});

test("a ticket finds its threads and a requester all of theirs, each once", async () => {
	const [ticket, requester, threads] = [anAgent(), anAgent(), ["a", "b"].map((digit) => digit.repeat(64))];
	for (const thread of [...threads, ...threads]) await directory().linkTicket(ticket, thread, requester);
	await directory().linkTicket(anAgent(), must(threads[0]), requester);
	expect(await directory().threadsOfTicket(ticket)).toEqual(threads);
	expect(await directory().threadsOfRequester(requester)).toEqual(threads);
	expect(await directory().threadsOfTicket(anAgent())).toEqual([]);
});

test("overdue work is listed oldest first, and only until it is settled", async () => {
	const [late, later, settled] = ["1", "2", "3"].map((digit) => digit + crypto.randomUUID());
	await directory().notePending(must(later), -5);
	await directory().notePending(must(late), -6);
	await directory().notePending(must(settled), -7);
	await directory().settlePending(must(settled), null);
	expect(await directory().pendingBefore(-1)).toEqual([late, later]);
	await directory().settlePending(must(late), 10);
	await directory().settlePending(must(later), null);
	expect(await directory().pendingBefore(-1)).toEqual([]);
});

test("a number's mark only goes forward", async () => {
	const { numbers } = await made();
	const number = String(numbers[0]);
	const mark = async () => must((await directory().reconcileMarks()).find((one) => one.number === number)).reconciledTo;
	const start = await mark();
	await directory().markReconciled(number, start + 5);
	await directory().markReconciled(number, start + 3);
	expect(await mark()).toBe(start + 5);
});

test("all of it survives eviction", async () => {
	const staffId = anAgent();
	const { id, numbers } = await made({ members: [{ zendeskUserId: staffId, role: "admin" }] });
	await signedUp(staffId);
	await evictDurableObject(directory());
	expect(await directory().clinicOfNumber(String(numbers[0]))).toMatchObject({ id });
	expect((await directory().access(staffId))?.asker.roles[id]).toBe("admin");
});

test("a clinic whose second number cannot be kept is not made by half", async () => {
	const request = asked({ numbers: [aNumber(), aNumber()] });
	const second = String(request.numbers[1]);
	await runInDurableObject(directory(), (object, { storage: { sql } }) => {
		sql.exec(`CREATE TRIGGER broken BEFORE INSERT ON numbers WHEN NEW.number = '${second}' BEGIN SELECT raise(ABORT, 'disk'); END`);
		expect(() => object.createClinic(admin, request, Date.now())).toThrow();
		sql.exec("DROP TRIGGER broken");
	});
	expect(await directory().clinicFacts(request.id)).toBeNull();
	expect(await directory().createClinic(admin, request, Date.now())).toMatchObject({ created: true });
});

test("every change of a clinic and of its members is in an append-only log, with before and after", async () => {
	const clinic = await aClinic();
	const desk = directory();
	await desk.changeClinic(admin, clinic.id, { newTicketAfterDays: 30 });
	await desk.changeClinic(admin, clinic.id, { newTicketAfterDays: 30, timeZone: "America/Denver" });
	await desk.putMember(admin, clinic.id, "99", "reader");
	await desk.removeMember(admin, clinic.id, "99");
	const rows = await runInDurableObject(desk, (_, state) => {
		expect(() => state.storage.sql.exec("DELETE FROM events")).toThrow("append-only");
		return state.storage.sql
			.exec<{ type: string; actor: string; facts: string }>("SELECT type, actor, facts FROM events ORDER BY seq")
			.toArray();
	});
	const own = rows.filter(({ facts }) => facts.includes(`"${clinic.id}"`)).map(({ type, facts }) => [type, JSON.parse(facts)]);
	expect(own).toMatchObject([
		["clinic_created", { numbers: 1 }],
		["clinic_changed", { changes: [{ at: "newTicketAfterDays", before: null, after: 30 }] }],
		["clinic_changed", { changes: [{ at: "timeZone", before: clinic.timeZone, after: "America/Denver" }] }],
		["member_changed", { changes: [{ at: "members.99", before: null, after: "reader" }] }],
		["member_changed", { changes: [{ at: "members.99", before: "reader", after: null }] }],
	]);
	const page = await desk.audit(admin, clinic.id, null, 2);
	expect(page).toMatchObject([{ type: "member_changed" }, { type: "member_changed" }]);
	const elsewhere = await aClinic();
	expect(await desk.audit(admin, elsewhere.id, null, 10)).toMatchObject([{ type: "clinic_created" }]);
	expect(await desk.audit({ ...admin, admin: false, roles: { [clinic.id]: "member" } }, clinic.id, null, 9)).toEqual({
		refused: "not_allowed",
	});
	expect(await desk.audit({ ...admin, admin: false, roles: {} }, clinic.id, null, 9)).toEqual({ refused: "not_found" });
	expect(new Set(rows.filter(({ facts }) => facts.includes(clinic.id)).map(({ actor }) => actor))).toEqual(new Set(["staff:1"]));
});
