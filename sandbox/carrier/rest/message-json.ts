import type { Media } from "../account/media.ts";
import type { StoredMessage } from "../account/message.ts";
import type { Exchange } from "../exchange.ts";

/** RFC 2822, as in "Mon, 23 Nov 2026 17:12:00 +0000": whole seconds only. */
export function rfc2822(at: number): string {
	return new Date(at).toUTCString().replace("GMT", "+0000");
}

export function messagesPath(exchange: Exchange): string {
	return `/2010-04-01/Accounts/${exchange.account.sid}/Messages`;
}

export function messageJson(exchange: Exchange, message: StoredMessage) {
	const path = `${messagesPath(exchange)}/${message.sid}`;
	return {
		account_sid: exchange.account.sid,
		api_version: "2010-04-01",
		body: message.redacted ? "" : message.body,
		date_created: rfc2822(message.createdAt),
		date_sent: message.sentAt === null ? null : rfc2822(message.sentAt),
		date_updated: rfc2822(message.updatedAt),
		direction: message.direction,
		error_code: message.errorCode,
		error_message: null,
		from: message.from,
		messaging_service_sid: message.serviceSid,
		num_media: String(message.media.length),
		num_segments: String(message.segments),
		price: null,
		price_unit: "USD",
		sid: message.sid,
		status: message.status,
		subresource_uris: { media: `${path}/Media.json` },
		to: message.to,
		uri: `${path}.json`,
	};
}

export function mediaJson(exchange: Exchange, media: Media) {
	return {
		account_sid: exchange.account.sid,
		content_type: media.contentType,
		date_created: rfc2822(media.createdAt),
		date_updated: rfc2822(media.createdAt),
		parent_sid: media.messageSid,
		sid: media.sid,
		uri: `${messagesPath(exchange)}/${media.messageSid}/Media/${media.sid}.json`,
	};
}
