import type { Reply } from "./call.ts";

type Detail = { description: string; error?: string };

/** Zendesk answers in at least four shapes; each cause keeps its own. */
export function invalid(details: Record<string, Detail[] | Record<string, unknown>>): Reply {
	return { status: 422, json: { error: "RecordInvalid", description: "Record validation errors", details } };
}

export function blank(field: string, word: string): Reply {
	return invalid({ [field]: [{ description: `${word}: cannot be blank`, error: "BlankValue" }] });
}

export const notFound = (): Reply => ({ status: 404, json: { error: "RecordNotFound", description: "Not found" } });

export const noSuchPage = (): Reply => ({
	status: 404,
	json: { error: { title: "No such page", message: "There is nothing at this address." } },
});

export const malformed = (message: string): Reply => ({ status: 400, json: { error: { title: "Invalid attribute", message } } });

export const forbidden = (): Reply => ({
	status: 403,
	json: {
		error: {
			title: "Forbidden",
			message: "You do not have access to this page. Please contact the account owner of this help desk for further help.",
		},
	},
});

export const badToken = (): Reply => ({
	status: 401,
	json: {
		error: "invalid_token",
		error_description: "The access token provided is expired, revoked, malformed or invalid for other reasons.",
	},
});

export const signedOut = (): Reply => ({ status: 401, json: { error: "Couldn't authenticate you" } });

export const conflict = (): Reply => ({
	status: 409,
	json: { error: "DatabaseConflict", description: "Database collision" },
});

export const stale = (): Reply => ({
	status: 409,
	json: {
		error: "UpdateConflict",
		description: "Safe Update prevented the update due to outdated ticket data. Please fetch the latest ticket data and try again.",
	},
});

export const closedTicket = (): Reply => invalid({ status: [{ description: "Status: closed prevents ticket update" }] });

export function tooMany(seconds: number, headers: Record<string, string> = {}): Reply {
	return {
		status: 429,
		json: {
			error: "APIRateLimitExceeded",
			description: "You have exceeded the rate limit for this endpoint. Please try again later.",
		},
		headers: { "retry-after": String(seconds), ...headers },
	};
}

/** Over the account's limit Zendesk answers a bare sentence. */
export function tooManyForAccount(seconds: number, headers: Record<string, string>): Reply {
	return {
		status: 429,
		text: "Number of allowed API requests per minute exceeded",
		headers: { "retry-after": String(seconds), ...headers },
	};
}
