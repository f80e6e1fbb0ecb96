import { DurableObject } from "cloudflare:workers";
import type { AddPatient, ChangePatient, Patient, PatientPage } from "../../shared/schemas/patient.ts";
import type { ClinicSettings, PatchSettings, SettingsAnswer } from "../../shared/schemas/settings.ts";
import type { PublishWording, WordingVersion } from "../../shared/schemas/wording.ts";
import type { Env } from "../compose.ts";
import type { AboutClinic } from "../domain/clinic/about.ts";
import { type Action, type Asker, may } from "../domain/staff/permission.ts";
import { type ChainedRow, eventsBefore } from "../store/clinic/events.ts";
import { clinicMigrations } from "../store/clinic/migrations.ts";
import { dropRegistration, untoldRegistrations } from "../store/clinic/settings.ts";
import { migrate } from "../store/migrate.ts";
import { ClinicLog } from "./clinic-log.ts";
import {
	addPatient,
	changePatient,
	ensurePatient,
	findPatients,
	type PatientsAsked,
	patientFor,
	patientsOfNumber,
} from "./clinic-patients.ts";
import { changeSettings, publishWording, settingsAnswer } from "./clinic-settings.ts";
import { Lane } from "./lane.ts";
import type { Refusal } from "./refusal.ts";
import { directoryOf } from "./stubs.ts";

/** How soon the directory is told again after it could not be. */
const TELL_AGAIN_MS = 15_000;

/** One clinic's settings, wordings and patients, and the log of who saw and changed them. */
export class Clinic extends DurableObject<Env> {
	readonly #log: ClinicLog;
	readonly #telling: Lane;

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		migrate(ctx.storage.sql, clinicMigrations);
		this.#log = new ClinicLog(ctx.storage);
		this.#telling = new Lane(() => this.#tellOne());
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

	/** For a thread of this clinic, which has asked whether they may. `staffId`: the person who sees it; none when the system decides. */
	patient(id: string, staffId: string | null = null): Patient | null {
		return patientFor(this.#log, id, staffId === null ? null : this.#by(staffId));
	}

	/** What is known now of these; for the system's eyes alone. */
	patients(ids: string[]): Patient[] {
		return ids.map((id) => this.patient(id)).filter((patient) => patient !== null);
	}

	patientsByNumber(number: string, staffId: string | null = null): Patient[] {
		return patientsOfNumber(this.#log, number, staffId === null ? null : this.#by(staffId));
	}

	ensurePatient(id: string, staffId: string | null = null): Patient {
		return ensurePatient(this.#log, id, staffId === null ? null : this.#by(staffId), Date.now());
	}

	override async alarm(): Promise<void> {
		if (!(await this.#telling.run())) await this.ctx.storage.setAlarm(Date.now() + TELL_AGAIN_MS);
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
