import { createHash } from "node:crypto";
import * as z from "zod/mini";
import type { Desk } from "../desk/desk.ts";
import { publicClient } from "./clients.ts";

const CodeGrant = z.object({
	client_id: z.string(),
	code: z.string(),
	redirect_uri: z.string(),
	code_verifier: z.string(),
});

export type Holder = { client: number; user: number; scope: string };

/** Who is behind a code, once; null for anything that does not fit it whole. RFC 6749 4.1.3, RFC 7636 4.6. */
export function holderOfCode(desk: Desk, body: unknown): Holder | null {
	const grant = CodeGrant.safeParse(body);
	if (!grant.success) return null;
	const { client_id, code, redirect_uri, code_verifier } = grant.data;
	const kept = desk.state.codes.find((each) => each.code === code);
	if (!kept) return null;
	desk.state.codes = desk.state.codes.filter((each) => each !== kept);
	desk.keep();
	const fits =
		kept.expires > desk.now() &&
		kept.client === publicClient(desk, client_id)?.id &&
		kept.redirect === redirect_uri &&
		kept.challenge === createHash("sha256").update(code_verifier).digest("base64url");
	return fits ? { client: kept.client, user: kept.user, scope: kept.scope } : null;
}
