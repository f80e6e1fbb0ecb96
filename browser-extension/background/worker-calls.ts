import { type Connection, call } from "../../shared/api/call.ts";
import { ClinicPage } from "../../shared/schemas/clinic.ts";
import type { StaffSession } from "../../shared/schemas/extension-sign-in.ts";
import { PmSitePage } from "../../shared/schemas/pm-site.ts";
import type { KnownSite } from "../own-pages.ts";

type Fetch = typeof fetch;

function connection(fetching: Fetch, { session }: StaffSession, address: string): Connection {
	return { fetch: (path, init) => fetching(new URL(String(path), address), init), token: () => session, signedOut: () => {} };
}

export async function clinicIdsAt(fetching: Fetch, session: StaffSession, address: string): Promise<string[]> {
	const worker = connection(fetching, session, address);
	const ids: string[] = [];
	let cursor: string | undefined;
	do {
		const page = await call(worker, ClinicPage, "/api/clinics", { query: { cursor } });
		ids.push(...page.items.map(({ id }) => id));
		cursor = page.next ?? undefined;
	} while (cursor);
	return ids;
}

export async function sitesAt(fetching: Fetch, session: StaffSession, address: string, clinicIds: string[]): Promise<KnownSite[]> {
	const worker = connection(fetching, session, address);
	const sites: KnownSite[] = [];
	for (const clinicId of clinicIds) {
		let cursor: string | undefined;
		do {
			const page = await call(worker, PmSitePage, `/api/clinics/${clinicId}/pm-sites`, { query: { cursor } });
			sites.push(...page.items.map((site) => ({ clinicId, site })));
			cursor = page.next ?? undefined;
		} while (cursor);
	}
	return sites;
}
