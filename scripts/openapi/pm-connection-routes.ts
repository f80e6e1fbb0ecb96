import * as z from "zod/mini";
import { ClientId } from "../../shared/schemas/ids.ts";
import { CopyRun, PmConnection, PutPmConnection } from "../../shared/schemas/pm-copy.ts";
import type { Route } from "./route.ts";

/** The server that a clinic's copy of its patients and appointments is read from. */
export const PM_CONNECTION_ROUTES: readonly Route[] = [
	{
		method: "get",
		path: "/api/clinics/{clinicId}/pm-connection",
		summary: "The clinic's FHIR server, and what it can give as it states itself; null when there is none.",
		answers: { 200: z.object({ connection: z.nullable(PmConnection) }) },
	},
	{
		method: "put",
		path: "/api/clinics/{clinicId}/pm-connection",
		summary:
			"Connects the clinic to a FHIR R4 server by SMART Backend Services. The server finds the clinic's public key at `jwksUrl`. The clinic's admins only.",
		body: PutPmConnection,
		answers: { 200: PmConnection },
		refusals: { 403: "not_allowed", 409: "bad_address", 503: "not_configured" },
	},
	{
		method: "delete",
		path: "/api/clinics/{clinicId}/pm-connection",
		summary: "Cuts the connection and forgets its key; what was copied stays. The clinic's admins only.",
		answers: { 204: null },
		refusals: { 403: "not_allowed" },
	},
	{
		method: "post",
		path: "/api/clinics/{clinicId}/pm-connection/check",
		summary: "Asks the server what it can give. The clinic's admins only.",
		answers: { 200: PmConnection },
		refusals: { 403: "not_allowed", 409: "no_connection, pm_not_fhir", 503: "pm_silent" },
	},
	{
		method: "post",
		path: "/api/clinics/{clinicId}/pm-connection/sync",
		summary: "Begins to read the server now, not only at night. The clinic's admins only.",
		body: z.strictObject({ id: ClientId }),
		answers: { 200: CopyRun, 201: CopyRun },
		refusals: { 403: "not_allowed", 409: "no_connection, run_busy, id_reused" },
	},
	{
		method: "get",
		path: "/pm/{clinicId}/jwks.json",
		summary: "For the practice's server: the clinic's public keys, as RFC 7517 has them. What signs is never shown.",
		answers: { 200: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }) },
		refusals: { 404: "not_found" },
		open: true,
	},
];
