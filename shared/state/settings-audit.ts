import * as z from "zod/mini";
import type { AuditSeen } from "./settings-answer.ts";

const Leaf = z.nullable(z.union([z.string(), z.number(), z.boolean()]));
const Changes = z.object({ changes: z.array(z.object({ at: z.string(), before: Leaf, after: Leaf })) });
const Hashes = z.object({ en: z.string(), es: z.string() });
const Wording = z.object({ version: z.number(), before: z.nullable(Hashes), after: Hashes });
const OfPatient = z.object({ patientId: z.string() });

export type AuditLeaf = z.infer<typeof Leaf>;
export type AuditChange = { at: string; before: AuditLeaf; after: AuditLeaf };

/** Who and when a tick was made stands in the row itself. */
const SAID_BY_THE_ROW = /^phi\.checklist\.\w+\.(by|at)$/;

/** What a row of the log says was changed; empty for rows that change nothing, and for kinds not known here. */
export function changesIn({ type, facts }: AuditSeen): AuditChange[] {
	if (type === "settings_changed" || type === "clinic_changed" || type === "member_changed") {
		const read = z.safeParse(Changes, facts);
		return read.success ? read.data.changes.filter(({ at }) => !SAID_BY_THE_ROW.test(at)) : [];
	}
	if (type !== "wording_published") return [];
	const read = z.safeParse(Wording, facts);
	if (!read.success) return [];
	const { before, after } = read.data;
	return (["en", "es"] as const).map((language) => ({
		at: `text.${language}`,
		before: before && `sha256:${before[language]}`,
		after: `sha256:${after[language]}`,
	}));
}

export function patientIn({ facts }: AuditSeen): string | null {
	const read = z.safeParse(OfPatient, facts);
	return read.success ? read.data.patientId : null;
}
