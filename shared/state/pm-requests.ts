import * as z from "zod/mini";
import type { Api } from "../api/client.ts";
import { type ColumnMap, CopyRun, CopyRunPage, PmConnection, type PutPmConnection, type StartImport } from "../schemas/pm-copy.ts";
import type { PutPmSite } from "../schemas/pm-site.ts";
import { CopyStatus, type DateOrder, KeyMade, KeyState, PreviewSeen, SiteSeen, SitesSeen } from "./pm-answers.ts";

export type PmRequests = ReturnType<typeof pmRequests>;
export type NewSite = Pick<PutPmSite, "origin" | "name" | "kind"> & { rule?: unknown; version?: number };

const Connection = z.object({ connection: z.nullable(PmConnection) });

/** What admins ask about the copy and where it comes from. */
export function pmRequests({ ask, tell }: Pick<Api, "ask" | "tell">, clinicId: string) {
	const clinic = `/api/clinics/${clinicId}`;
	const run = (id: string) => `${clinic}/imports/${encodeURIComponent(id)}`;
	const site = (id: string) => `${clinic}/pm-sites/${encodeURIComponent(id)}`;
	return {
		status: () => ask(CopyStatus, `${clinic}/pm-status`),
		runs: (cursor: string | undefined, limit = 20) => ask(CopyRunPage, `${clinic}/imports`, { query: { cursor, limit } }),
		start: (body: StartImport) => ask(CopyRun, `${clinic}/imports`, { method: "POST", body }),
		partPath: (id: string, n: number) => `${run(id)}/parts/${n}`,
		preview: (id: string) => ask(PreviewSeen, run(id)),
		remap: (id: string, body: { map: ColumnMap; order?: DateOrder }) => tell(`${run(id)}/map`, { method: "PUT", body }),
		apply: (id: string, despite: boolean) => ask(CopyRun, `${run(id)}/apply`, { method: "POST", body: { despite } }),
		drop: (id: string) => tell(run(id), { method: "DELETE" }),
		key: () => ask(KeyState, `${clinic}/upload-key`),
		makeKey: () => ask(KeyMade, `${clinic}/upload-key`, { method: "POST", body: {} }),
		revokeKey: () => tell(`${clinic}/upload-key`, { method: "DELETE" }),
		connection: () => ask(Connection, `${clinic}/pm-connection`),
		setConnection: (body: PutPmConnection) => tell(`${clinic}/pm-connection`, { method: "PUT", body }),
		removeConnection: () => tell(`${clinic}/pm-connection`, { method: "DELETE" }),
		check: () => ask(PmConnection, `${clinic}/pm-connection/check`, { method: "POST", body: {} }),
		copyNow: (id: string) => ask(CopyRun, `${clinic}/pm-connection/sync`, { method: "POST", body: { id } }),
		sites: (cursor?: string) => ask(SitesSeen, `${clinic}/pm-sites`, { query: { cursor } }),
		putSite: (id: string, body: NewSite) => ask(SiteSeen, site(id), { method: "PUT", body }),
		removeSite: (id: string) => tell(site(id), { method: "DELETE" }),
	};
}
