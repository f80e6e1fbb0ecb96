import { env } from "cloudflare:workers";
import type { FileUpload } from "../../shared/schemas/file.ts";
import { FILE_PART_BYTES } from "../../shared/schemas/file.ts";
import type { FileOwner } from "../domain/files/owner.ts";
import { aRoom, aText, must, type RoomOptions } from "./thread-room.ts";

export type Sent = { name: string; contentType: string; bytes: Uint8Array };

/** One thread's room with what its files need: uploads as a browser makes them, texts with files, and a look into the store. */
export async function aFileRoom(options: RoomOptions & { unopened?: boolean } = {}) {
	const room = await aRoom(options);
	if (!options.unopened) await room.open();
	const bucket = must(env.FILES);
	const prefix = `threads/${room.stub.id}/`;
	const start = (id: string, file: Sent, by: FileOwner = room.staff) =>
		room.stub.startFile(by, { id, name: file.name, size: file.bytes.length, contentType: file.contentType });
	const part = (id: string, file: Sent, n: number, by: FileOwner = room.staff) =>
		room.stub.putPart(by, id, n, file.bytes.slice(n * FILE_PART_BYTES, (n + 1) * FILE_PART_BYTES));
	const settle = () =>
		room.inside(async (thread) => {
			await thread.wake();
			await thread.filesDone();
		});
	return {
		...room,
		start,
		part,
		/** From its start to what was made of it. */
		async upload(id: string, file: Sent, by: FileOwner = room.staff): Promise<FileUpload> {
			const begun = await start(id, file, by);
			if ("refused" in begun) throw new Error(begun.refused);
			let last: FileUpload = begun.upload;
			for (let n = 0; n * FILE_PART_BYTES < file.bytes.length; n++) {
				const answer = await part(id, file, n, by);
				if ("refused" in answer) throw new Error(answer.refused);
				last = answer;
			}
			return last;
		},
		/** A text with files, as the carrier tells of it; `media` are addresses with what they give. */
		async mms(files: Pick<Sent, "contentType" | "bytes">[], body = "") {
			const id = aText("").id.replace("SM", "MM");
			const media = files.map(({ contentType, bytes }, index) => {
				const url = mediaUrl(id, index);
				room.carrier.media.set(url, { kind: "file", bytes, contentType });
				return { index, contentType, url };
			});
			await room.text(body, { id, media, attachments: media.map(({ index, contentType }) => ({ index, contentType })) });
			return id;
		},
		attachments: async (messageId: string) => must((await room.messages()).find(({ id }) => id === messageId)).attachments,
		stored: async () => (await bucket.list({ prefix })).objects.map(({ key }) => key.slice(prefix.length)).sort(),
		raw: async (path: string) => new Uint8Array(await must(await bucket.get(prefix + path)).arrayBuffer()),
		put: (path: string, content: Uint8Array) => bucket.put(prefix + path, content),
		/** Until nothing is due for any file. */
		settle,
		async pass(ms: number) {
			await room.pass(ms);
			await settle();
		},
	};
}

export function mediaUrl(messageId: string, index: number): string {
	return `https://carrier.example/2010-04-01/Accounts/AC${"0".repeat(32)}/Messages/${messageId}/Media/ME${String(index).padStart(32, "0")}`;
}
