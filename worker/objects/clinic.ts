import { DurableObject } from "cloudflare:workers";
import type { AppointmentCard } from "../../shared/schemas/card.ts";
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
import { eventsBefore } from "../store/clinic/events.ts";
import { clinicMigrations } from "../store/clinic/migrations.ts";
import { dropRegistration, untoldRegistrations } from "../store/clinic/settings.ts";
import { migrate } from "../store/migrate.ts";
import { ClinicLog } from "./clinic-log.ts";
import type { MatchPlace } from "./clinic-match.ts";
import type { PatientsAsked } from "./clinic-patients.ts";
import { changeSettings, publishWording, settingsAnswer } from "./clinic-settings.ts";
import type { StartUpload } from "./clinic-uploads.ts";
import type { WorklistAsked } from "./clinic-worklists.ts";
import type { FhirLane } from "./copy-fhir.ts";
import { COPY_AGAIN_MS, CopyLane } from "./copy-lane.ts";
import { Lane } from "./lane.ts";
import { readingAtWork } from "./pm-due.ts";
import type { Refusal } from "./refusal.ts";
import { directoryOf } from "./stubs.ts";

/** How soon the directory is told again after it could not be. */
const TELL_AGAIN_MS = 15_000;

/** Loaded when somebody needs them: a text's way does not. */
const imports = () => import("./clinic-imports.ts");
const uploads = () => import("./clinic-uploads.ts");
const server = () => import("./clinic-connection.ts");
const fhir = () => import("./copy-fhir.ts");
const people = () => import("./clinic-patients.ts");
const merges = () => import("./clinic-merge.ts");
const sites = () => import("./clinic-sites.ts");
const worklists = () => import("./clinic-worklists.ts");

/** Whatever cuts a reading off, it goes on after this long. */
const READ_AGAIN_MS = 30_000;

/** One clinic's settings, wordings and patients, and the log of who saw and changed them. */
export class Clinic extends DurableObject<Env> {
	readonly #log: ClinicLog;
	readonly #telling: Lane;
	#reading: FhirLane | null = null;
	readonly #copying: CopyLane;

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		migrate(ctx.storage.sql, clinicMigrations);
		this.#log = new ClinicLog(ctx.storage);
		this.#telling = new Lane(() => this.#tellOne());
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

	async addPatient(asker: Asker, clinicId: string, asked: AddPatient): Promise<{ patient: Patient; created: boolean } | Refusal> {
		return this.#refuses(asker, "write", clinicId) ?? (await people()).addPatient(this.#log, asked, this.#by(asker.staffId));
	}

	async changePatient(asker: Asker, clinicId: string, id: string, change: ChangePatient): Promise<Patient | Refusal> {
		return this.#refuses(asker, "write", clinicId) ?? (await people()).changePatient(this.#log, id, change, this.#by(asker.staffId));
	}

	async patientFor(asker: Asker, clinicId: string, id: string): Promise<Patient | Refusal> {
		const refusal = this.#refuses(asker, "read", clinicId);
		return refusal ?? (await people()).patientFor(this.#log, id, this.#by(asker.staffId)) ?? { refused: "not_found" };
	}

	async findPatients(asker: Asker, clinicId: string, asked: PatientsAsked): Promise<PatientPage | Refusal> {
		return this.#refuses(asker, "read", clinicId) ?? (await people()).findPatients(this.#log, asked, this.#by(asker.staffId));
	}

	async matchPatient(asker: Asker, clinicId: string, seen: SeenPatient, place: MatchPlace): Promise<MatchAnswer | Refusal> {
		const refusal = this.#refuses(asker, "read", clinicId);
		return refusal ?? (await import("./clinic-match.ts")).matchPatient(this.#log, seen, place, this.#by(asker.staffId));
	}

	async mergePatient(asker: Asker, clinicId: string, id: string, asked: MergePatient): Promise<MergedPatient | Refusal> {
		const refusal = this.#refuses(asker, "write", clinicId);
		return refusal ?? (await merges()).mergePatient(this.#log, id, asked, this.#by(asker.staffId));
	}

	async undoMerge(asker: Asker, clinicId: string, id: string): Promise<MergedPatient | Refusal> {
		const refusal = this.#refuses(asker, "write", clinicId);
		return refusal ?? (await merges()).undoMerge(this.#log, id, this.#by(asker.staffId));
	}

	async mergedRecords(asker: Asker, clinicId: string, id: string): Promise<MergedRecords | Refusal> {
		const refusal = this.#refuses(asker, "read", clinicId);
		return refusal ?? (await merges()).mergedRecords(this.#log, id, this.#by(asker.staffId));
	}

	async pmSites(asker: Asker, clinicId: string, after: string, limit: number) {
		return this.#refuses(asker, "read", clinicId) ?? (await sites()).sitesPage(this.#log, after, limit);
	}

	async putPmSite(asker: Asker, clinicId: string, id: string, asked: PutPmSite) {
		const refusal = this.#refuses(asker, "administer", clinicId);
		return refusal ?? (await sites()).savePmSite(this.#log, id, asked, this.#by(asker.staffId));
	}

	async dropPmSite(asker: Asker, clinicId: string, id: string): Promise<Refusal | null> {
		const refusal = this.#refuses(asker, "administer", clinicId);
		return refusal ?? (await sites()).removePmSite(this.#log, id, this.#by(asker.staffId));
	}

	async worklist(asker: Asker, clinicId: string, asked: WorklistAsked): Promise<WorklistPage | Refusal> {
		const refusal = this.#refuses(asker, "read", clinicId);
		return refusal ?? (await worklists()).worklist(this.#log, asked, this.#by(asker.staffId));
	}

	async worklistCounts(asker: Asker, clinicId: string, timeZone: string): Promise<WorklistCounts | Refusal> {
		return this.#refuses(asker, "read", clinicId) ?? (await worklists()).worklistCounts(this.#log, timeZone, Date.now());
	}

	/** For a thread of this clinic, which has asked whether they may. `staffId`: the person who sees it; none when the system decides. */
	async patient(id: string, staffId: string | null = null): Promise<Patient | null> {
		return (await people()).patientFor(this.#log, id, staffId === null ? null : this.#by(staffId));
	}

	/** What is known now of these, and of whoever stands for one of them; for the system's eyes alone. */
	async patients(ids: string[]): Promise<Patient[]> {
		return (await people()).patientsWithSurvivors(this.#log.storage.sql, ids);
	}

	async patientsByNumber(number: string, staffId: string | null = null): Promise<Patient[]> {
		return (await people()).patientsOfNumber(this.#log, number, staffId === null ? null : this.#by(staffId));
	}

	async ensurePatient(id: string, staffId: string | null = null): Promise<Patient> {
		return (await people()).ensurePatient(this.#log, id, staffId === null ? null : this.#by(staffId), Date.now());
	}

	/** For the secure page: whether one more answer may be looked at. */
	async takePageTry(counted: { patientId: string; address: string }): Promise<boolean> {
		return (await import("./clinic-pages.ts")).takePageTry(this.ctx.storage.sql, counted, Date.now());
	}

	async returnPageTry(counted: { patientId: string; address: string }): Promise<void> {
		(await import("./clinic-pages.ts")).returnPageTry(this.ctx.storage.sql, counted);
	}

	/** What is still to come for a patient, as cards for staff to look over. */
	async appointmentCards(asker: Asker, clinicId: string, patientId: string): Promise<AppointmentCard[] | Refusal> {
		const refusal = this.#refuses(asker, "read", clinicId);
		return refusal ?? (await import("./clinic-pages.ts")).appointmentCards(this.#log, patientId, this.#by(asker.staffId));
	}

	async connection(asker: Asker, clinic: ReadClinic): Promise<PmConnection | null | Refusal> {
		const refusal = this.#refuses(asker, "read", clinic.id);
		return refusal ?? (await server()).connectionAnswer({ log: this.#log, env: this.env, clinic });
	}

	async setConnection(asker: Asker, clinic: ReadClinic, asked: PutPmConnection): Promise<PmConnection | Refusal> {
		const refusal = this.#refuses(asker, "administer", clinic.id);
		return refusal ?? (await server()).putConnection({ log: this.#log, env: this.env, clinic }, asked, this.#by(asker.staffId));
	}

	async endConnection(asker: Asker, clinic: ReadClinic): Promise<Refusal | null> {
		const refusal = this.#refuses(asker, "administer", clinic.id);
		if (!refusal) (await server()).dropConnectionOf({ log: this.#log, env: this.env, clinic }, this.#by(asker.staffId));
		return refusal;
	}

	async checkConnection(asker: Asker, clinic: ReadClinic): Promise<PmConnection | Refusal> {
		const refusal = this.#refuses(asker, "administer", clinic.id);
		return refusal ?? (await server()).checkConnection({ log: this.#log, env: this.env, clinic });
	}

	async sync(asker: Asker, clinic: ReadClinic, id: string) {
		const refusal = this.#refuses(asker, "administer", clinic.id);
		const answer =
			refusal ?? (await fhir()).startReading(this.#log, clinic, { id, startedBy: "staff", staffId: asker.staffId }, Date.now());
		if (!("refused" in answer) && answer.created) void this.#readServer();
		return answer;
	}

	async publicKeys(): Promise<{ keys: object[] } | null> {
		return (await server()).publicKeys(this.#log);
	}

	/** False: this clinic has no server to be read at night. */
	async nightly(clinic: ReadClinic): Promise<boolean> {
		const begun = (await server()).beginNight({ log: this.#log, clinic }, Date.now());
		// Also what an earlier night began, should its alarm be lost.
		void this.#readServer();
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

	async copyRuns(asker: Asker, clinicId: string, before: string | null, limit: number) {
		const refusal = this.#refuses(asker, "administer", clinicId);
		return refusal ?? (await import("../store/clinic/copy-runs.ts")).runsPage(this.ctx.storage.sql, before, limit);
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
		if (readingAtWork(this.ctx.storage.sql) === null) return;
		// Whatever cuts the reading off, it goes on.
		await this.#armBy(Date.now() + READ_AGAIN_MS);
		const { FhirLane } = await fhir();
		this.#reading ??= new FhirLane(this.#log, this.env);
		await this.#reading.run();
		const dueAt = readingAtWork(this.ctx.storage.sql)?.dueAt ?? null;
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
