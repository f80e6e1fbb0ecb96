import type { CopyRun, PmConnection, PutPmConnection } from "../../shared/schemas/pm-copy.ts";
import { type Env, practiceServers, publicBaseUrl } from "../compose.ts";
import type { ReadClinic } from "../domain/copy/fhir-reading.ts";
import { latestNight, nightDue } from "../domain/copy/night.ts";
import { addDays, type LocalDate, localAt } from "../domain/hours/zoned.ts";
import {
	connectionNow,
	dropConnection,
	type KeptConnection,
	keys,
	marks,
	putKey,
	readings,
	saveConnection,
} from "../store/clinic/connection.ts";
import { runById } from "../store/clinic/copy-runs.ts";
import type { ClinicLog } from "./clinic-log.ts";
import { startReading } from "./copy-fhir.ts";
import { refuseRun } from "./copy-run.ts";
import { sealKey } from "./pm-key.ts";
import { settleReadings } from "./pm-marks.ts";
import type { Refusal } from "./refusal.ts";

/** The clinic's log, with what its server's connection needs besides. */
export type ConnectionRoom = { log: ClinicLog; env: Env; clinic: ReadClinic };
type By = { staffId: string; now: number };

export function connectionAnswer({ log, env, clinic }: ConnectionRoom): PmConnection | null {
	const { sql } = log.storage;
	const kept = connectionNow(sql);
	if (!kept) return null;
	settleReadings(sql);
	const jwksUrl = `${publicBaseUrl(env)}/pm/${encodeURIComponent(clinic.id)}/jwks.json`;
	return { ...kept.settings, jwksUrl, abilities: kept.abilities, lastDoneAt: marks(sql).doneAt };
}

/** One connection a clinic. Its key stays the same as long as its kind does: the server's people need not be asked twice. */
export async function putConnection(room: ConnectionRoom, asked: PutPmConnection, by: By): Promise<PmConnection | Refusal> {
	const { log, env, clinic } = room;
	const { sql } = log.storage;
	const { addressOf } = await practiceServers(env);
	const baseUrl = addressOf(asked.baseUrl);
	if (baseUrl === null) return { refused: "bad_address" };
	const key = await newKeyFor(room, asked.algorithm);
	if (key === "no_data_key") return { refused: "not_configured" };
	const before = connectionNow(sql);
	const settings = { ...asked, baseUrl };
	const isSameServer = before?.settings.baseUrl === baseUrl && before.settings.clientId === settings.clientId;
	const after = { settings, abilities: isSameServer ? before.abilities : null, lastNight: nightBefore(before, settings, clinic, by.now) };
	const changed = Object.keys(settings).filter((name) => !before || settingOf(before.settings, name) !== settingOf(settings, name));
	if (changed.length > 0 || key) {
		if (!isSameServer) stopReading(log, by.now);
		log.commit(by.staffId, { type: "pm_connection_changed", facts: { changed } }, by.now, () => {
			if (!isSameServer) dropConnection(sql, { keepKeys: true });
			if (key && !keys(sql).some(({ algorithm }) => algorithm === key.algorithm)) putKey(sql, key);
			saveConnection(sql, after);
		});
	}
	return connectionAnswer(room) ?? { refused: "no_connection" };
}

export function dropConnectionOf({ log }: ConnectionRoom, by: By): void {
	const { sql } = log.storage;
	if (!connectionNow(sql)) return;
	stopReading(log, by.now);
	log.commit(by.staffId, { type: "pm_connection_dropped", facts: {} }, by.now, () => dropConnection(sql, { keepKeys: false }));
}

/** Asks the server what it can give; it need not let us in for that. */
export async function checkConnection(room: ConnectionRoom): Promise<PmConnection | Refusal> {
	const { log, env, clinic } = room;
	const asked = connectionNow(log.storage.sql);
	if (!asked) return { refused: "no_connection" };
	const { timeZone, country } = clinic;
	const { connect } = await practiceServers(env);
	const abilities = await connect({ ...asked.settings, key: null, timeZone, country }).abilities();
	if ("kind" in abilities) return { refused: abilities.kind === "refused" ? "pm_not_fhir" : "pm_silent" };
	const now = connectionNow(log.storage.sql);
	if (now?.settings.baseUrl === asked.settings.baseUrl)
		saveConnection(log.storage.sql, { ...now, abilities: { ...abilities, askedAt: new Date().toISOString() } });
	return connectionAnswer(room) ?? { refused: "no_connection" };
}

/** Public by design: what the server checks our signature with. Null when there is no connection. */
export function publicKeys(log: ClinicLog): { keys: object[] } | null {
	const { sql } = log.storage;
	return connectionNow(sql) ? { keys: keys(sql).map(({ publicJwk }) => publicJwk) } : null;
}

/** Begins the night's run if it is its turn; false: this clinic has no server. A run that another one keeps from beginning stays due. */
export function beginNight({ log, clinic }: Omit<ConnectionRoom, "env">, now: number): CopyRun | boolean {
	const { sql } = log.storage;
	const kept = connectionNow(sql);
	if (!kept) return false;
	const plan = { at: kept.settings.nightlyAt, lastDay: kept.lastNight };
	const night = nightDue(plan, wallClock(now, clinic.timeZone));
	if (night === null) return true;
	const answer = startReading(log, clinic, { id: `night:${night}:${crypto.randomUUID()}`, startedBy: "schedule", staffId: null }, now);
	if ("refused" in answer) return true;
	saveConnection(sql, { ...kept, lastNight: night });
	return answer.run;
}

async function newKeyFor({ log, env, clinic }: ConnectionRoom, algorithm: PutPmConnection["algorithm"]) {
	if (keys(log.storage.sql).some((key) => key.algorithm === algorithm)) return null;
	if (!env.DATA_KEY) return "no_data_key";
	const kid = crypto.randomUUID();
	const { privateJwk, publicJwk } = await (await practiceServers(env)).makeKeyPair(algorithm, kid);
	const sealed = await sealKey(env.DATA_KEY, clinic.id, privateJwk);
	return sealed === null ? "no_data_key" : { algorithm, kid, publicJwk, sealed };
}

/** A new connection, or another time of night, waits for its next turn. */
function nightBefore(before: KeptConnection | null, { nightlyAt }: PutPmConnection, { timeZone }: ReadClinic, now: number): string {
	return before?.settings.nightlyAt === nightlyAt ? before.lastNight : latestNight(nightlyAt, wallClock(now, timeZone));
}

function stopReading(log: ClinicLog, now: number): void {
	const { sql } = log.storage;
	for (const { runId } of readings(sql)) if (runById(sql, runId)?.run.state === "reading") refuseRun(log, runId, "not_allowed", now);
}

function wallClock(now: number, timeZone: string) {
	const local = localAt(now, timeZone);
	const two = (figure: number) => String(figure).padStart(2, "0");
	const day = ({ year, month, day }: LocalDate) => `${year}-${two(month)}-${two(day)}`;
	return { date: day(local), dayBefore: day(addDays(local, -1)), time: `${two(Math.floor(local.minute / 60))}:${two(local.minute % 60)}` };
}

function settingOf(settings: PutPmConnection, name: string): unknown {
	return Object.entries(settings).find(([key]) => key === name)?.[1];
}
