/** The carrier's refusals: the HTTP status and the words of each error number. */
const REFUSALS: Record<number, [status: number, message: string]> = {
	20001: [400, "Unknown parameter"],
	20002: [400, "Invalid parameter"],
	20003: [401, "Authenticate"],
	20004: [405, "Method not allowed"],
	20006: [400, "Invalid page"],
	20009: [409, "Cannot delete message because delivery of message has not completed."],
	20404: [404, "The requested resource was not found"],
	20415: [415, "Unsupported media type: a form is expected"],
	20429: [429, "Too Many Requests"],
	20500: [500, "Internal Server Error"],
	20503: [503, "Service Unavailable"],
	11751: [400, "Media message - Media exceeds messaging provider size limit"],
	12300: [400, "Invalid Content-Type: attempt to retrieve media returned an unsupported Content-Type."],
	21211: [400, "The 'To' number is not a valid phone number."],
	21212: [400, "The 'From' number is not a valid phone number, shortcode, or alphanumeric sender ID."],
	21265: [400, "The 'To' number cannot be a Short Code."],
	21266: [400, "'To' and 'From' number cannot be the same"],
	21408: [400, "Permission to send an SMS has not been enabled for the region indicated by the 'To' number."],
	21602: [400, "Message body is required."],
	21603: [400, "A 'From' phone number is required."],
	21604: [400, "A 'To' phone number is required."],
	21606: [400, "The 'From' phone number provided is not a valid message-capable phone number for this account."],
	21609: [400, "Invalid 'StatusCallback' Url."],
	21610: [400, "Attempt to send to unsubscribed recipient"],
	21611: [400, "This 'From' number has exceeded the maximum number of queued messages"],
	21612: [400, "Message cannot be sent with the current combination of 'To' and 'From' parameters"],
	21614: [400, "'To' number is not a valid mobile number"],
	21617: [400, "The concatenated message body exceeds the 1600 character limit"],
	21620: [400, "Invalid media URL(s)"],
	21623: [400, "Number of media files exceeds allowed limit"],
	21701: [400, "The Messaging Service resource does not exist."],
	30400: [400, "Invalid update: only an empty 'Body' redacts a message"],
	30409: [400, "Message cannot be canceled: it is not scheduled"],
};

export type Refusal = { code: number; status: number; message: string };

export function refusal(code: number, detail?: string): Refusal {
	const [status, message] = REFUSALS[code] ?? [400, "Message cannot be sent"];
	return { code, status, message: detail ? `${message}: ${detail}` : message };
}

export function refusalBody({ code, status, message }: Refusal) {
	return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}

export function isRefusal(value: object): value is Refusal {
	return "code" in value && "status" in value;
}
