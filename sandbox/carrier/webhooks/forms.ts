import type { MessageStatus, StoredMessage } from "../account/message.ts";
import type { Exchange } from "../exchange.ts";
import type { Form } from "./deliver.ts";

const API_VERSION = "2010-04-01";

function placeFields(side: "From" | "To", number: string): Form {
	const country = /^\+1\d{10}$/.test(number) ? "US" : "";
	return [
		[`${side}City`, ""],
		[`${side}State`, ""],
		[`${side}Zip`, ""],
		[`${side}Country`, country],
	];
}

/** The inbound webhook's form. `extra` of the text replaces, adds or (null) leaves out fields. */
export function inboundForm(exchange: Exchange, message: StoredMessage): Form {
	const fields = new Map<string, string | null>([
		...placeFields("To", message.to),
		["SmsMessageSid", message.sid],
		["NumMedia", String(message.media.length)],
		["SmsSid", message.sid],
		...placeFields("From", message.from),
		["SmsStatus", "received"],
		["Body", message.body],
		["To", message.to],
		["NumSegments", String(message.segments)],
		["MessageSid", message.sid],
		["AccountSid", exchange.account.sid],
		["From", message.from],
		["ApiVersion", API_VERSION],
	]);
	if (message.serviceSid) fields.set("MessagingServiceSid", message.serviceSid);
	for (const [index, item] of message.media.entries()) {
		fields.set(`MediaContentType${index}`, item.contentType);
		fields.set(`MediaUrl${index}`, mediaUrl(exchange, message.sid, item.sid));
	}
	for (const [name, value] of Object.entries(message.extra)) fields.set(name, value);
	return [...fields].flatMap(([name, value]): Form => (value === null ? [] : [[name, value]]));
}

export function mediaUrl(exchange: Exchange, messageSid: string, mediaSid: string): string {
	return `${exchange.address.url}/${API_VERSION}/Accounts/${exchange.account.sid}/Messages/${messageSid}/Media/${mediaSid}`;
}

const LAST_OF_THE_NETWORK: ReadonlySet<MessageStatus> = new Set(["delivered", "undelivered"]);

/** The network's own time, `YYMMDDhhmm`. */
function rawDate(at: number): string {
	return new Date(at).toISOString().slice(2, 16).replace(/\D/g, "");
}

export function receiptForm(exchange: Exchange, message: StoredMessage, status: MessageStatus, errorCode: number | null): Form {
	const form: Form = [
		["SmsSid", message.sid],
		["SmsStatus", status],
		["MessageStatus", status],
		["To", message.to],
		["MessageSid", message.sid],
		["AccountSid", exchange.account.sid],
		["From", message.from],
		["ApiVersion", API_VERSION],
	];
	if (message.serviceSid) form.push(["MessagingServiceSid", message.serviceSid]);
	if (errorCode !== null) form.push(["ErrorCode", String(errorCode)]);
	if (LAST_OF_THE_NETWORK.has(status)) form.push(["RawDlrDoneDate", rawDate(message.updatedAt)]);
	return form;
}
