import type { IncomingMessage, ServerResponse } from "node:http";
import type { Fault, FaultTarget } from "../control/faults.ts";
import type { Reply } from "./call.ts";
import { conflict, tooMany, tooManyForAccount } from "./refusals.ts";

/** What a request is called on the faults' list. */
export function faultTarget(method: string, path: string): FaultTarget | null {
	if (path === "/oauth/tokens") return "token";
	if (path.startsWith("/api/v2/users")) return "users";
	if (!path.startsWith("/api/v2/tickets")) return null;
	if (method === "POST" && path === "/api/v2/tickets") return "ticket_create";
	return method === "GET" ? "ticket_get" : "ticket_update";
}

const page = (title: string) => `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;

/** The answer that a fault gives in place of the real one; null where it is no answer at all. */
export function faultReply(fault: Fault): Reply | null {
	const wait: Record<string, string> = fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) };
	if (fault.kind === "500") return { status: 500, html: page("Sorry, we made a mistake") };
	if (fault.kind === "503") return { status: 503, html: page("Service unavailable"), headers: wait };
	if (fault.kind === "409") return conflict();
	if (fault.kind !== "429") return null;
	const seconds = fault.retryAfter ?? 30;
	return fault.times % 2 === 0 ? tooMany(seconds) : tooManyForAccount(seconds, {});
}

/** True when the fault ends the matter before the request is looked at. */
export async function spoilBefore(fault: Fault | null, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
	if (fault === null) return false;
	if (fault.kind === "reset_before") {
		request.socket.destroy();
		return true;
	}
	if (fault.kind === "slow") await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
	if (fault.kind !== "hang") return false;
	response.on("close", () => request.socket.destroy());
	return true;
}
