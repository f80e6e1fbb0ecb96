import { DurableObject } from "cloudflare:workers";
import type { AddPatient, ChangePatient, Patient, PatientPage } from "../../shared/schemas/patient.ts";
import type { MatchAnswer, SeenPatient } from "../../shared/schemas/patient-match.ts";
import type { MergedPatient, MergedRecords, MergePatient } from "../../shared/schemas/patient-merge.ts";
import type { ApplyImport, PmConnection, PutPmConnection, RemapImport, StartImport } from "../../shared/schemas/pm-copy.ts";
import type { PutPmSite } from "../../shared/schemas/pm-site.ts";
import type { PmStatus } from "../../shared/schemas/pm-status.ts";
import type { ClinicSettings, PatchSettings, SettingsAnswer } from "../../shared/schemas/settings.ts";
import type { PublishWording, WordingVersion } from "../../shared/schemas/wording.ts";
import type { WorklistCounts, WorklistPage } from "../../shared/schemas/worklist.ts";
import type { Env } from "../compose.ts";
import type { AboutClinic } from "../domain/clinic/about.ts";
import type { ReadClinic } from "../domain/copy/fhir-reading.ts";
import { type Action, type Asker, may } from "../domain/staff/permission.ts";
import type { ChainedRow } from "../store/chain.ts";
import { runsPage } from "../store/clinic/copy-runs.ts";
import { eventsBefore } from "../store/clinic/events.ts";
import { clinicMigrations } from "../store/clinic/migrations.ts";
import { dropRegistration, untoldRegistrations } from "../store/clinic/settings.ts";
import { migrate } from "../store/migrate.ts";
import { beginNight, checkConnection, connectionAnswer, dropConnectionOf, publicKeys, putConnection } from "./clinic-connection.ts";
import { ClinicLog } from "./clinic-log.ts";
import { type MatchPlace, matchPatient } from "./clinic-match.ts";
import { mergedRecords, mergePatient, undoMerge } from "./clinic-merge.ts";
import {
	addPatient,
	changePatient,
	ensurePatient,
	findPatients,
	type PatientsAsked,
	patientFor,
	patientsOfNumber,
	patientsWithSurvivors,
} from "./clinic-patients.ts";
import { changeSettings, publishWording, settingsAnswer } from "./clinic-settings.ts";
import { removePmSite, savePmSite, sitesPage } from "./clinic-sites.ts";
import type { StartUpload } from "./clinic-uploads.ts";
import { type WorklistAsked, worklist, worklistCounts } from "./clinic-worklists.ts";
import { FhirLane, GO_ON_MS, startReading } from "./copy-fhir.ts";
import { COPY_AGAIN_MS, CopyLane } from "./copy-lane.ts";
import { Lane } from "./lane.ts";
import type { Refusal } from "./refusal.ts";
import { directoryOf } from "./stubs.ts";

/** How soon the directory is told again after it could not be. */
const TELL_AGAIN_MS = 15_000;

/** Loaded when somebody needs them: a text's way does not. */
const imports = () => import("./clinic-imports.ts");
const uploads = () => import("./clinic-uploads.ts");

/** One clinic's settings, wordings and patients, and the log of who saw and changed them. */
export class Clinic extends DurableObject<Env> {
	readonly #log: ClinicLog;
	readonly #telling: Lane;
	readonly #reading: FhirLane;
	readonly #copying: CopyLane;

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		migrate(ctx.storage.sql, clinicMigrations);
		this.#log = new ClinicLog(ctx.storage);
		this.#telling = new Lane(() => this.#tellOne());
		this.#reading = new FhirLane(this.#log, env);
		this.#copying = new CopyLane(this.#log);
	}

	/** For the other objects: nobody is asked whether they may. */
	settings(about: AboutClinic): ClinicSettings {
		return settingsAnswer(this.#log, about, Date.now()).settings;
	}

	settingsFor(asker: Asker, about: AboutClinic): SettingsAnswer | Refusal {
		return this.#refuses(asker, "read", about.id) ?? settingsAnswer(this.#log, about, Date.now());
	}

	async change(asker: Asker, about: AboutClinic, patch: PatchSettings): Promise<SettingsAnswer | Refusal> {
		const refusal = this.#refuses(asker, "administer", about.id);
		if (refusal) return refusal;
		const answer = changeSettings(this.#log, about, patch, this.#by(asker.staffId));
		if (untoldRegistrations(this.ctx.storage.sql).length > 0) {
			// In the same turn as the commit: whatever cuts this off, the directory hears of a registration.
			const armed = this.ctx.storage.setAlarm(Date.now() + TELL_AGAIN_MS);
			await this.#telling.run();
			await armed;
		}
		return answer;
	}

	publish(asker: Asker, about: AboutClinic, asked: PublishWording): { wording: WordingVersion; created: boolean } | Refusal {
		return this.#refuses(asker, "administer", about.id) ?? publishWording(this.#log, about, asked, this.#by(asker.staffId));
	}

	audit(asker: Asker, clinicId: string, before: number | null, limit: number): ChainedRow[] | Refusal {
		return this.#refuses(asker, "administer", clinicId) ?? eventsBefore(this.ctx.storage.sql, before, limit);
	}

	addPatient(asker: Asker, clinicId: string, asked: AddPatient): { patient: Patient; created: boolean } | Refusal {
		return this.#refuses(asker, "write", clinicId) ?? addPatient(this.#log, asked, this.#by(asker.staffId));
	}

	changePatient(asker: Asker, clinicId: string, id: string, change: ChangePatient): Patient | Refusal {
		return this.#refuses(asker, "write", clinicId) ?? changePatient(this.#log, id, change, this.#by(asker.staffId));
	}

	patientFor(asker: Asker, clinicId: string, id: string): Patient | Refusal {
		const refusal = this.#refuses(asker, "read", clinicId);
		return refusal ?? patientFor(this.#log, id, this.#by(asker.staffId)) ?? { refused: "not_found" };
	}

	findPatients(asker: Asker, clinicId: string, asked: PatientsAsked): PatientPage | Refusal {
		return this.#refuses(asker, "read", clinicId) ?? findPatients(this.#log, asked, this.#by(asker.staffId));
	}

	matchPatient(asker: Asker, clinicId: string, seen: SeenPatient, place: MatchPlace): MatchAnswer | Refusal {
		return this.#refuses(asker, "read", clinicId) ?? matchPatient(this.#log, seen, place, this.#by(asker.staffId));
	}

	mergePatient(asker: Asker, clinicId: string, id: string, asked: MergePatient): MergedPatient | Refusal {
		return this.#refuses(asker, "write", clinicId) ?? mergePatient(this.#log, id, asked, this.#by(asker.staffId));
	}

	undoMerge(asker: Asker, clinicId: string, id: string): MergedPatient | Refusal {
		return this.#refuses(asker, "write", clinicId) ?? undoMerge(this.#log, id, this.#by(asker.staffId));
	}

	mergedRecords(asker: Asker, clinicId: string, id: string): MergedRecords | Refusal {
		return this.#refuses(asker, "read", clinicId) ?? mergedRecords(this.#log, id, this.#by(asker.staffId));
	}

	pmSites(asker: Asker, clinicId: string, after: string, limit: number): ReturnType<typeof sitesPage> | Refusal {
		return this.#refuses(asker, "read", clinicId) ?? sitesPage(this.#log, after, limit);
	}

	putPmSite(asker: Asker, clinicId: string, id: string, asked: PutPmSite): ReturnType<typeof savePmSite> {
		return this.#refuses(asker, "administer", clinicId) ?? savePmSite(this.#log, id, asked, this.#by(asker.staffId));
	}

	dropPmSite(asker: Asker, clinicId: string, id: string): Refusal | null {
		return this.#refuses(asker, "administer", clinicId) ?? removePmSite(this.#log, id, this.#by(asker.staffId));
	}

	worklist(asker: Asker, clinicId: string, asked: WorklistAsked): WorklistPage | Refusal {
		return this.#refuses(asker, "read", clinicId) ?? worklist(this.#log, asked, this.#by(asker.staffId));
	}

	worklistCounts(asker: Asker, clinicId: string, timeZone: string): WorklistCounts | Refusal {
		return this.#refuses(asker, "read", clinicId) ?? worklistCounts(this.#log, timeZone, Date.now());
	}

	/** For a thread of this clinic, which has asked whether they may. `staffId`: the person who sees it; none when the system decides. */
	patient(id: string, staffId: string | null = null): Patient | null {
		return patientFor(this.#log, id, staffId === null ? null : this.#by(staffId));
	}

	/** What is known now of these, and of whoever stands for one of them; for the system's eyes alone. */
	patients(ids: string[]): Patient[] {
		return patientsWithSurvivors(this.#log.storage.sql, ids);
	}

	patientsByNumber(number: string, staffId: string | null = null): Patient[] {
		return patientsOfNumber(this.#log, number, staffId === null ? null : this.#by(staffId));
	}

	ensurePatient(id: string, staffId: string | null = null): Patient {
		return ensurePatient(this.#log, id, staffId === null ? null : this.#by(staffId), Date.now());
	}

	connection(asker: Asker, clinic: ReadClinic): PmConnection | null | Refusal {
		return this.#refuses(asker, "read", clinic.id) ?? connectionAnswer({ log: this.#log, env: this.env, clinic });
	}

	async setConnection(asker: Asker, clinic: ReadClinic, asked: PutPmConnection): Promise<PmConnection | Refusal> {
		const refusal = this.#refuses(asker, "administer", clinic.id);
		return refusal ?? putConnection({ log: this.#log, env: this.env, clinic }, asked, this.#by(asker.staffId));
	}

	endConnection(asker: Asker, clinic: ReadClinic): Refusal | null {
		const refusal = this.#refuses(asker, "administer", clinic.id);
		if (!refusal) dropConnectionOf({ log: this.#log, env: this.env, clinic }, this.#by(asker.staffId));
		return refusal;
	}

	async checkConnection(asker: Asker, clinic: ReadClinic): Promise<PmConnection | Refusal> {
		return this.#refuses(asker, "administer", clinic.id) ?? checkConnection({ log: this.#log, env: this.env, clinic });
	}

	sync(asker: Asker, clinic: ReadClinic, id: string): ReturnType<typeof startReading> {
		const refusal = this.#refuses(asker, "administer", clinic.id);
		const answer = refusal ?? startReading(this.#log, clinic, { id, startedBy: "staff", staffId: asker.staffId }, Date.now());
		if (!("refused" in answer) && answer.created) void this.#readServer();
		return answer;
	}

	publicKeys(): { keys: object[] } | null {
		return publicKeys(this.#log);
	}

	/** False: this clinic has no server to be read at night. */
	nightly(clinic: ReadClinic): boolean {
		const begun = beginNight({ log: this.#log, clinic }, Date.now());
		if (typeof begun !== "boolean") void this.#readServer();
		return begun !== false;
	}

	async startImport(asker: Asker, { id, ...place }: ReadClinic, asked: StartImport) {
		const by = this.#by(asker.staffId);
		return this.#refuses(asker, "administer", id) ?? this.#copyAfter((await imports()).startImport(this.#log, asked, place, by));
	}

	async putImportPart(asker: Asker, clinicId: string, runId: string, n: number, bytes: Uint8Array) {
		const refusal = this.#refuses(asker, "administer", clinicId);
		return refusal ?? this.#copyAfter((await imports()).takePart(this.#log, runId, n, bytes, Date.now()));
	}

	async importPreview(asker: Asker, clinicId: string, runId: string) {
		const refusal = this.#refuses(asker, "administer", clinicId);
		return refusal ?? (await imports()).importPreview(this.#log, runId, this.#by(asker.staffId));
	}

	async remapImport(asker: Asker, clinicId: string, runId: string, asked: RemapImport) {
		const refusal = this.#refuses(asker, "administer", clinicId);
		return refusal ?? this.#copyAfter((await imports()).remapImport(this.#log, runId, asked, this.#by(asker.staffId)));
	}

	async applyImport(asker: Asker, clinicId: string, runId: string, asked: ApplyImport) {
		const refusal = this.#refuses(asker, "administer", clinicId);
		if (refusal) return refusal;
		const answer = this.#copyAfter((await imports()).applyImport(this.#log, runId, asked, this.#by(asker.staffId)));
		if (!("refused" in answer)) void this.#readServer();
		return answer;
	}

	async dropImport(asker: Asker, clinicId: string, runId: string) {
		const refusal = this.#refuses(asker, "administer", clinicId);
		return refusal ?? this.#copyAfter((await imports()).dropImport(this.#log, runId, this.#by(asker.staffId)));
	}

	copyRuns(asker: Asker, clinicId: string, before: string | null, limit: number): ReturnType<typeof runsPage> | Refusal {
		return this.#refuses(asker, "administer", clinicId) ?? runsPage(this.ctx.storage.sql, before, limit);
	}

	async pmStatus(asker: Asker, clinicId: string): Promise<PmStatus | Refusal> {
		return this.#refuses(asker, "read", clinicId) ?? (await import("./pm-status.ts")).pmStatus(this.ctx.storage.sql);
	}

	async makeUploadKey(asker: Asker, clinicId: string) {
		const refusal = this.#refuses(asker, "administer", clinicId);
		return refusal ?? (await uploads()).makeUploadKey(this.#log, this.#by(asker.staffId));
	}

	async uploadKeyState(asker: Asker, clinicId: string) {
		return this.#refuses(asker, "administer", clinicId) ?? (await uploads()).keyState(this.ctx.storage.sql);
	}

	async dropUploadKey(asker: Asker, clinicId: string): Promise<Refusal | null> {
		const refusal = this.#refuses(asker, "administer", clinicId);
		if (!refusal) (await uploads()).dropUploadKey(this.#log, this.#by(asker.staffId));
		return refusal;
	}

	/** For a program of the clinic, which shows its key. */
	async startUpload(start: StartUpload) {
		return (await uploads()).startUpload(this.#log, start, Date.now());
	}

	/** Of an upload that was let in. */
	async putUploadPart(runId: string, n: number, bytes: Uint8Array) {
		return (await imports()).takePart(this.#log, runId, n, bytes, Date.now());
	}

	async endUpload(runId: string) {
		return this.#copyAfter((await uploads()).endUpload(this.#log, runId));
	}

	async dropUpload(runId: string): Promise<void> {
		(await uploads()).dropUpload(this.#log, runId, Date.now());
		this.copyOn();
	}

	/** The copy has something to do, or may have. Whatever cuts it off, it goes on: armed in the turn of the commit. */
	copyOn(): void {
		if (!this.#copying.isDue()) return;
		void this.ctx.storage.setAlarm(Date.now() + COPY_AGAIN_MS);
		this.ctx.waitUntil(this.#copy());
	}

	override async alarm(): Promise<void> {
		if (!(await this.#telling.run())) await this.#armBy(Date.now() + TELL_AGAIN_MS);
		await Promise.all([this.#readServer(), this.#copy()]);
	}

	async #readServer(): Promise<void> {
		if (this.#reading.dueAt() === null) return;
		// Whatever cuts the reading off, it goes on.
		await this.#armBy(Date.now() + GO_ON_MS);
		await this.#reading.run();
		const dueAt = this.#reading.dueAt();
		if (dueAt !== null) await this.#armBy(dueAt);
		this.copyOn();
	}

	async #copy(): Promise<void> {
		if (!this.#copying.isDue()) return;
		void this.ctx.storage.setAlarm(Date.now() + COPY_AGAIN_MS);
		const again = await this.#copying.run();
		if (again !== null) await this.#armBy(Date.now() + again);
	}

	#copyAfter<Answer>(answer: Answer): Answer {
		this.copyOn();
		return answer;
	}

	/** One alarm, for the earliest of all that is due. */
	async #armBy(at: number): Promise<void> {
		const armed = await this.ctx.storage.getAlarm();
		if (armed === null || armed > at) await this.ctx.storage.setAlarm(at);
	}

	async #tellOne(): Promise<boolean> {
		const [due] = untoldRegistrations(this.ctx.storage.sql);
		if (!due) return false;
		await directoryOf(this.env).setRegistration(due.clinicId, due.number, due.registration);
		dropRegistration(this.ctx.storage.sql, due);
		return true;
	}

	#by(staffId: string) {
		return { staffId, now: Date.now() };
	}

	#refuses(asker: Asker, action: Action, clinicId: string): Refusal | null {
		const answer = may(asker, action, clinicId);
		if (answer === "yes") return null;
		return { refused: answer === "hidden" ? "not_found" : action === "administer" ? "not_allowed" : "read_only" };
	}
}
