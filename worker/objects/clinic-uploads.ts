import { hash as digestOf, randomBytes } from "node:crypto";
import type { CopyRun } from "../../shared/schemas/pm-copy.ts";
import type { By } from "../domain/clinic/change-settings.ts";
import type { Place } from "../domain/copy/run.ts";
import { setUploadKey, uploadKey } from "../store/clinic/copy-memory.ts";
import { partsSoFar } from "../store/clinic/copy-parts.ts";
import { runById } from "../store/clinic/copy-runs.ts";
import { received } from "./clinic-imports.ts";
import type { ClinicLog } from "./clinic-log.ts";
import { endRun } from "./copy-end.ts";
import { startRun } from "./copy-run.ts";
import type { Refusal } from "./refusal.ts";

/** Shown once: what is kept is its hash. A new one ends the one before. */
export function makeUploadKey(log: ClinicLog, by: By): { key: string } {
	const key = `pcu_${randomBytes(32).toString("base64url")}`;
	const at = new Date(by.now).toISOString();
	log.commit(by.staffId, { type: "upload_key_made", facts: {} }, by.now, (sql) => setUploadKey(sql, { hash: hashOf(key), at }));
	return { key };
}

export function keyState(sql: SqlStorage): { set: boolean; at: string | null } {
	const kept = uploadKey(sql);
	return { set: kept !== null, at: kept?.at ?? null };
}

export function dropUploadKey(log: ClinicLog, by: By): void {
	if (uploadKey(log.storage.sql) === null) return;
	log.commit(by.staffId, { type: "upload_key_revoked", facts: {} }, by.now, (sql) => setUploadKey(sql, null));
}

export type StartUpload = { id: string; subject: "patients" | "appointments"; key: string; place: Place };

/** Null: this is not the clinic's key. */
export function startUpload(log: ClinicLog, { id, subject, key, place }: StartUpload, now: number): { run: CopyRun } | Refusal | null {
	if (uploadKey(log.storage.sql)?.hash !== hashOf(key)) return null;
	const start = { id, subject, place, bytes: null, isWhole: true, staffId: null, asked: "upload" };
	return startRun(log, { ...start, source: "csv", startedBy: "upload" }, now);
}

/** All of it is here. */
export function endUpload(log: ClinicLog, runId: string): CopyRun | Refusal {
	const { sql } = log.storage;
	const kept = runById(sql, runId);
	if (!kept) return { refused: "not_found" };
	if (kept.run.state !== "receiving") return kept.run;
	const { bytes } = partsSoFar(sql, kept.seq);
	return received(sql, { ...kept, work: { ...kept.work, bytes } });
}

/** It broke off: half a file is no file. */
export function dropUpload(log: ClinicLog, runId: string, now: number): void {
	const kept = runById(log.storage.sql, runId);
	if (kept?.run.state === "receiving") endRun(log, kept, { state: "dropped" }, now);
}

function hashOf(key: string): string {
	return digestOf("sha256", key, "hex");
}
