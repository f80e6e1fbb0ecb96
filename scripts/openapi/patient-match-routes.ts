import { PatientPage } from "../../shared/schemas/patient.ts";
import { MatchAnswer, SeenPatient } from "../../shared/schemas/patient-match.ts";
import { MergedPatient, MergedRecords, MergePatient, SearchPatients } from "../../shared/schemas/patient-merge.ts";
import { PmSite, PmSitePage, PmSiteQuery, PutPmSite } from "../../shared/schemas/pm-site.ts";
import { WorklistCounts, WorklistPage, WorklistQuery } from "../../shared/schemas/worklist.ts";
import type { Route } from "./route.ts";

const MERGE = "/api/clinics/{clinicId}/patients/{patientId}/merge";

/** Who a page of the practice management system shows, where such pages are, and whom to speak with today. */
export const PATIENT_MATCH_ROUTES: readonly Route[] = [
	{
		method: "post",
		path: "/api/clinics/{clinicId}/patients/match",
		summary: "Whom a page shows, by the copy: match only for one patient whom nothing speaks against; else a person chooses.",
		body: SeenPatient,
		answers: { 200: MatchAnswer },
	},
	{
		method: "post",
		path: "/api/clinics/{clinicId}/patients/search",
		summary: "Patients by name, found by number, words, birth date or id; what is looked for stands in no address.",
		body: SearchPatients,
		answers: { 200: PatientPage },
	},
	{
		method: "get",
		path: MERGE,
		summary: "The other records of one person, and the one that stands for all.",
		answers: { 200: MergedRecords },
	},
	{
		method: "post",
		path: MERGE,
		summary:
			"This patient is another record of the one named; answers with who stands for both. Consents and opt-outs stay where they are.",
		body: MergePatient,
		answers: { 200: MergedPatient },
		refusals: { 403: "read_only", 409: "merge_circle, already_merged, id_reused" },
	},
	{
		method: "delete",
		path: MERGE,
		summary: "Undoes what staff merged: both are as they were.",
		answers: { 200: MergedPatient },
		refusals: { 403: "read_only", 409: "pm_owns" },
	},
	{
		method: "get",
		path: "/api/clinics/{clinicId}/pm-sites",
		summary: "The addresses of the clinic's practice management system, and where its pages show a patient.",
		query: PmSiteQuery,
		answers: { 200: PmSitePage },
	},
	{
		method: "put",
		path: "/api/clinics/{clinicId}/pm-sites/{siteId}",
		summary: "Adds or changes an address, as seen in this version; the clinic's admins only.",
		body: PutPmSite,
		answers: { 200: PmSite, 201: PmSite },
		refusals: { 403: "not_allowed", 409: "site_changed, origin_taken" },
	},
	{
		method: "delete",
		path: "/api/clinics/{clinicId}/pm-sites/{siteId}",
		summary: "Takes an address away; the clinic's admins only.",
		answers: { 204: null },
		refusals: { 403: "not_allowed" },
	},
	{
		method: "get",
		path: "/api/clinics/{clinicId}/worklists",
		summary: "How long each worklist is, and when the copy of the appointments was last brought up to date.",
		answers: { 200: WorklistCounts },
	},
	{
		method: "get",
		path: "/api/clinics/{clinicId}/worklists/{list}",
		summary: "Appointments of a worklist with their patients, by start; days are the clinic's.",
		query: WorklistQuery,
		answers: { 200: WorklistPage },
	},
];
