import * as z from "zod/mini";
import type { CarrierMessage, NoAnswer } from "../../ports.ts";
import { readPages } from "./pages.ts";
import type { TwilioClient } from "./twilio-client.ts";
import { type MessageResource, mediaCount } from "./twilio-message.ts";

const MediaResource = z.object({ sid: z.string().check(z.regex(/^ME[0-9a-fA-F]{32}$/)), content_type: z.string() });

/** A message's record only counts its files; their list is a question of its own. */
export async function listMedia(client: TwilioClient, message: MessageResource): Promise<CarrierMessage["media"] | NoAnswer> {
	if (mediaCount(message) === 0) return [];
	const files = await readPages(client, client.url(`Messages/${message.sid}/Media.json?PageSize=50`), "media_list", MediaResource);
	if (files === null) return [];
	if ("kind" in files) return files;
	return files.map((file, index) => ({
		index,
		contentType: file.content_type,
		url: client.url(`Messages/${message.sid}/Media/${file.sid}`),
	}));
}
