import * as z from "zod/mini";
import type { Audit } from "./audits.ts";

const Marked = z.object({ patient_chat_mark: z.string() });

/** Zendesk files a change's own `metadata` under `custom`, beside its own. */
const AuditMetadata = z.object({ custom: Marked });

/** Travels with a change and stays in its audit, unseen by staff and by triggers. */
export function markMetadata(mark: string): z.infer<typeof Marked> {
	return { patient_chat_mark: mark };
}

export function hasMark(audits: readonly Audit[], mark: string): boolean {
	return audits.some((audit) => {
		const metadata = AuditMetadata.safeParse(audit.metadata);
		return metadata.success && metadata.data.custom.patient_chat_mark === mark;
	});
}
