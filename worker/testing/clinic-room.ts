import { runInDurableObject } from "cloudflare:test";
import type { AddPatient } from "../../shared/schemas/patient.ts";
import { AddPatient as AddPatientSchema } from "../../shared/schemas/patient.ts";
import { clinicOf, directoryOf } from "../objects/stubs.ts";
import { CHAIN_START, type EventRow, eventHash } from "../store/chain.ts";
import { aClinic, aMember, testEnv } from "./clinic.ts";
import { must } from "./thread-room.ts";

/** A clinic with its object, an admin and a member. */
export async function aClinicRoom(overrides: Parameters<typeof aClinic>[0] = {}) {
	const facts = await aClinic(overrides);
	const stub = clinicOf(testEnv, facts.id);
	const { id, name, country, numbers } = facts;
	const number = must(numbers[0]).number;
	return {
		id,
		stub,
		number,
		about: { id, name, country, numbers },
		admin: aMember(facts, "admin", "71"),
		member: aMember(facts, "member", "72"),
		reader: aMember(facts, "reader", "73"),
		registration: async () => must(must(await directoryOf(testEnv).clinicFacts(id)).numbers[0]).registration,
		log: () => runInDurableObject(stub, (_clinic, state) => chained(state.storage.sql)),
	};
}

export function aPatient(more: Partial<AddPatient> = {}): AddPatient {
	return AddPatientSchema.parse({ id: crypto.randomUUID(), name: "Maria Lopez", ...more });
}

/** The whole log, oldest first; a row that does not follow from the one before it is a fault. */
function chained(sql: SqlStorage): { type: string; actor: string; facts: unknown }[] {
	const rows = sql.exec<EventRow & { hash: string }>("SELECT * FROM events ORDER BY seq").toArray();
	let before = CHAIN_START.hash;
	return rows.map(({ hash, ...row }) => {
		if (eventHash(before, row) !== hash) throw new Error(`row ${row.seq} does not follow`);
		before = hash;
		return { type: row.type, actor: row.actor, facts: JSON.parse(row.facts) };
	});
}
