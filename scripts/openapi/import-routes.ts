import * as z from "zod/mini";
import { ApplyImport, CopyRun, CopyRunPage, ImportPreview, RemapImport, RunQuery, StartImport } from "../../shared/schemas/pm-copy.ts";
import { PmStatus, UploadKeyMade, UploadKeyState } from "../../shared/schemas/pm-status.ts";
import type { Route } from "./route.ts";

const RUN = "/api/clinics/{clinicId}/imports/{runId}";

/** Files of the practice management system, and what the copy holds. */
export const IMPORT_ROUTES: readonly Route[] = [
	{
		method: "get",
		path: "/api/clinics/{clinicId}/pm-status",
		summary: "How much the copy holds, as of when, and the run that came to nothing, if no later one made it good.",
		answers: { 200: PmStatus },
	},
	{
		method: "get",
		path: "/api/clinics/{clinicId}/imports",
		summary: "Every run that brought patients or appointments, or tried to, newest first. The clinic's admins only.",
		query: RunQuery,
		answers: { 200: CopyRunPage },
		refusals: { 403: "not_allowed" },
	},
	{
		method: "post",
		path: "/api/clinics/{clinicId}/imports",
		summary: "Begins an upload of one file. The client makes the id: a repeat is the same run. The clinic's admins only.",
		body: StartImport,
		answers: { 200: CopyRun, 201: CopyRun },
		refusals: { 403: "not_allowed", 409: "run_busy, id_reused" },
	},
	{
		method: "put",
		path: `${RUN}/parts/{part}`,
		summary:
			"The bytes of one part of the file, at most 1 MiB, the first part being 0; in any order, as often as it takes. With the last one the file is read.",
		answers: { 200: CopyRun },
		refusals: { 403: "not_allowed", 409: "id_reused", 413: "too_large" },
	},
	{
		method: "get",
		path: RUN,
		summary: "How far the run is; how the file is understood, and what it will change.",
		answers: { 200: ImportPreview },
		refusals: { 403: "not_allowed" },
	},
	{
		method: "put",
		path: `${RUN}/map`,
		summary: "Says which column holds what, and how dates are written: the file is read again.",
		body: RemapImport,
		answers: { 200: CopyRun },
		refusals: { 403: "not_allowed", 409: "not_ready" },
	},
	{
		method: "post",
		path: `${RUN}/apply`,
		summary:
			"Does what the preview showed; a run that failed goes on. `despite`: also when it is much less than the copy has, which an admin has seen.",
		body: ApplyImport,
		answers: { 200: CopyRun },
		refusals: { 403: "not_allowed", 409: "not_ready, run_busy" },
	},
	{
		method: "delete",
		path: RUN,
		summary: "Throws a run away that has not changed anything.",
		answers: { 200: CopyRun },
		refusals: { 403: "not_allowed", 409: "not_ready" },
	},
	{
		method: "get",
		path: "/api/clinics/{clinicId}/upload-key",
		summary: "Whether there is a key for scheduled uploads, and since when. The clinic's admins only.",
		answers: { 200: UploadKeyState },
		refusals: { 403: "not_allowed" },
	},
	{
		method: "post",
		path: "/api/clinics/{clinicId}/upload-key",
		summary: "Makes a new key and shows it, this once; the one before ends.",
		answers: { 201: UploadKeyMade },
		refusals: { 403: "not_allowed" },
	},
	{
		method: "delete",
		path: "/api/clinics/{clinicId}/upload-key",
		summary: "Ends the key.",
		answers: { 204: null },
		refusals: { 403: "not_allowed" },
	},
	{
		method: "put",
		path: "/import/{clinicId}/{subject}",
		summary:
			"For a program of the clinic: the file is the body, the upload key the Bearer token. It is read as the last one that an admin let through, and applied by itself unless it must be refused; then admins see an alert.",
		answers: { 202: CopyRun },
		refusals: { 401: "bad_key", 409: "run_busy", 413: "too_large" },
		open: true,
	},
];

export const IMPORT_PARAMETERS: Record<string, z.ZodMiniType> = {
	runId: StartImport.shape.id,
	part: z.number(),
	subject: StartImport.shape.subject,
};
