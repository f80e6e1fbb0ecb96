import type { DatabaseSync } from "node:sqlite";
import * as z from "zod/mini";
import { newSid } from "./sid.ts";

export type NewMedia = { contentType: string; bytes: Uint8Array };

const Media = z.object({
	sid: z.string(),
	messageSid: z.string(),
	contentType: z.string(),
	bytes: z.instanceof(Uint8Array),
	createdAt: z.number(),
});
export type Media = z.infer<typeof Media>;

const SELECT = "SELECT sid, message_sid AS messageSid, content_type AS contentType, bytes, created_at AS createdAt FROM media";

export function openMedia(db: DatabaseSync) {
	return {
		add(messageSid: string, items: readonly NewMedia[], now: number) {
			const insert = db.prepare(
				"INSERT INTO media (sid, message_sid, position, content_type, bytes, created_at) VALUES (?, ?, ?, ?, ?, ?)",
			);
			for (const [position, item] of items.entries()) insert.run(newSid("ME"), messageSid, position, item.contentType, item.bytes, now);
		},
		get(sid: string): Media | null {
			const row = db.prepare(`${SELECT} WHERE sid = ? AND listed = 1`).get(sid);
			return row === undefined ? null : Media.parse(row);
		},
		of(messageSid: string): Media[] {
			return db
				.prepare(`${SELECT} WHERE message_sid = ? AND listed = 1 ORDER BY position`)
				.all(messageSid)
				.map((row) => Media.parse(row));
		},
		/** As the phone has it, whatever the account forgot. */
		onPhone(sid: string): Media | null {
			const row = db.prepare(`${SELECT} WHERE sid = ?`).get(sid);
			return row === undefined ? null : Media.parse(row);
		},
		unlist(sid: string) {
			db.prepare("UPDATE media SET listed = 0 WHERE sid = ?").run(sid);
		},
		unlistOf(messageSid: string) {
			db.prepare("UPDATE media SET listed = 0 WHERE message_sid = ?").run(messageSid);
		},
	};
}
