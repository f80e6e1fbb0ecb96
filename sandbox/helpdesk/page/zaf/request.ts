import * as z from "zod/mini";

const Options = z.object({
	url: z.string(),
	type: z.optional(z.string()),
	method: z.optional(z.string()),
	data: z.optional(z.unknown()),
	contentType: z.optional(z.string()),
	headers: z.optional(z.record(z.string(), z.string())),
});

type Outcome = { done: boolean; responseArgs: unknown[] };

function failure(status: number, statusText: string, responseText: string): Outcome {
	return { done: false, responseArgs: [{ status, statusText, responseText, readyState: 4 }, "error", statusText] };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function bodyOf(data: unknown): string | undefined {
	if (data === undefined || data === null) return undefined;
	return typeof data === "string" ? data : JSON.stringify(data);
}

/** `client.request`: with the agent's own session, to this helpdesk only. */
export async function runRequest(message: unknown): Promise<Outcome> {
	const options = Options.safeParse(message);
	if (!options.success) return failure(0, "error", "The request needs a url.");
	const { url, type, method, data, contentType, headers } = options.data;
	const address = new URL(url, location.origin);
	if (address.origin !== location.origin) return failure(0, "error", "Requests to other hosts are not simulated.");
	try {
		const body = bodyOf(data);
		const response = await fetch(address, {
			method: method ?? type ?? "GET",
			headers: { "content-type": contentType ?? "application/json", ...headers },
			...(body === undefined ? {} : { body }),
		});
		const text = await response.text();
		if (!response.ok) return failure(response.status, response.statusText, text);
		return {
			done: true,
			responseArgs: [parsed(text), "success", { status: response.status, statusText: response.statusText, responseText: text }],
		};
	} catch {
		return failure(0, "error", "");
	}
}
