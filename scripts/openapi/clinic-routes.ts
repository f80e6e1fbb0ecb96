import { AddPatient, ChangePatient, Patient, PatientPage, PatientQuery } from "../../shared/schemas/patient.ts";
import { AuditPage, AuditQuery, PatchSettings, SettingsAnswer } from "../../shared/schemas/settings.ts";
import { PublishWording, WordingVersion } from "../../shared/schemas/wording.ts";
import type { Route } from "./route.ts";

/** What a clinic decides about texts, who decided what, and its patients. */
export const CLINIC_ROUTES: readonly Route[] = [
	{
		method: "get",
		path: "/api/clinics/{clinicId}/settings",
		summary: "The clinic's settings, whole; version 0 was never saved.",
		answers: { 200: SettingsAnswer },
	},
	{
		method: "patch",
		path: "/api/clinics/{clinicId}/settings",
		summary: "Changes what is named, as seen in this version; the clinic's admins only.",
		body: PatchSettings,
		answers: { 200: SettingsAnswer },
		refusals: { 403: "not_allowed", 409: "settings_changed, checklist_incomplete" },
	},
	{
		method: "post",
		path: "/api/clinics/{clinicId}/wordings",
		summary: "Publishes the words that ask for consent to health details by SMS; patients are asked anew. The clinic's admins only.",
		body: PublishWording,
		answers: { 200: WordingVersion, 201: WordingVersion },
		refusals: { 403: "not_allowed", 409: "id_reused" },
	},
	{
		method: "get",
		path: "/api/clinics/{clinicId}/audit",
		summary: "Who changed what in the clinic, and who looked at its patients, newest first; the clinic's admins only.",
		query: AuditQuery,
		answers: { 200: AuditPage },
		refusals: { 403: "not_allowed" },
	},
	{
		method: "get",
		path: "/api/clinics/{clinicId}/patients",
		summary: "Patients by name: of a number, or found by words, digits or a birth date.",
		query: PatientQuery,
		answers: { 200: PatientPage },
	},
	{
		method: "post",
		path: "/api/clinics/{clinicId}/patients",
		summary: "Adds a patient; fills in one that a thread brought up without a name.",
		body: AddPatient,
		answers: { 200: Patient, 201: Patient },
		refusals: { 403: "read_only", 409: "id_reused" },
	},
	{ method: "get", path: "/api/clinics/{clinicId}/patients/{patientId}", summary: "One patient.", answers: { 200: Patient } },
	{
		method: "patch",
		path: "/api/clinics/{clinicId}/patients/{patientId}",
		summary: "Changes what is named of a patient.",
		body: ChangePatient,
		answers: { 200: Patient },
		refusals: { 403: "read_only", 409: "patient_changed, pm_owns" },
	},
];
