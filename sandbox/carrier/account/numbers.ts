import type { DatabaseSync } from "node:sqlite";
import * as z from "zod/mini";
import type { ClinicNumber } from "../options.ts";
import { OptOutMode } from "./keyword.ts";

const Row = z.object({ number: z.string(), name: z.nullable(z.string()), smsUrl: z.string(), fallbackUrl: z.nullable(z.string()) });
export type StoredNumber = z.infer<typeof Row>;

const SELECT = "SELECT number, name, sms_url AS smsUrl, fallback_url AS fallbackUrl FROM numbers";

export function openNumbers(db: DatabaseSync) {
	return {
		all: (): StoredNumber[] =>
			db
				.prepare(`${SELECT} ORDER BY rowid`)
				.all()
				.map((row) => Row.parse(row)),
		get(number: string): StoredNumber | null {
			const row = db.prepare(`${SELECT} WHERE number = ?`).get(number);
			return row === undefined ? null : Row.parse(row);
		},
		optOutOf(number: string): OptOutMode {
			const row = db.prepare("SELECT mode FROM opt_out_modes WHERE number = ?").get(number);
			return row === undefined ? "default" : OptOutMode.parse(row.mode);
		},
		setOptOut(number: string, mode: OptOutMode) {
			db.prepare("INSERT OR REPLACE INTO opt_out_modes (number, mode) VALUES (?, ?)").run(number, mode);
		},
		put(number: ClinicNumber) {
			db.prepare(
				`INSERT INTO numbers (number, name, sms_url, fallback_url) VALUES (?, ?, ?, ?) ON CONFLICT (number)
				DO UPDATE SET name = coalesce(excluded.name, name), sms_url = excluded.sms_url, fallback_url = excluded.fallback_url`,
			).run(number.number, number.name ?? null, number.smsUrl, number.fallbackUrl ?? null);
		},
	};
}
