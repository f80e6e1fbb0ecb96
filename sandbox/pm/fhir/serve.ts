import type { Answer } from "./answer.ts";
import { outcome } from "./answer.ts";
import type { Fault, Faults } from "./faults.ts";
import type { Pages } from "./paging.ts";
import { capabilityStatement, type Profile } from "./profiles.ts";
import type { Records } from "./records.ts";
import type { Tokens } from "./tokens.ts";

export type Room = { profile: Profile; records: Records; pages: Pages; tokens: Tokens; faults: Faults; perPage: number };
/** `root`: the server's own address, without a slash at its end. */
export type Call = { method: string; url: URL; root: string; authorization: string | undefined; body: string };

const WITHOUT_DECLARING = new Set(["_format"]);

export async function serve(room: Room, call: Call): Promise<Answer> {
	const path = call.url.pathname.slice(new URL(call.root).pathname.length).replace(/^\//, "");
	if (path === ".well-known/smart-configuration") return { status: 200, body: smartConfiguration(call.root) };
	if (path === "token")
		return call.method === "POST" ? room.tokens.grant(new URLSearchParams(call.body), `${call.root}/token`) : { status: 405 };
	if (call.method !== "GET") return outcome(405, "not-supported", "This server is read only.");
	if (path === "metadata") return { status: 200, body: capabilityStatement(room.profile, call.root) };
	const fault = room.faults.take();
	if (fault?.kind === "expire") room.tokens.expire();
	if (!room.tokens.isGood(call.authorization)) return outcome(401, "login", "A token is needed.");
	return faulty(fault) ?? spoilt(fault, await read(room, call, path, fault));
}

async function read(room: Room, { url, root }: Call, path: string, fault: Fault | null): Promise<Answer> {
	const token = path === "" ? url.searchParams.get("_page") : null;
	if (token !== null) {
		const page = room.pages.page(token, { root, self: url.href }, fault);
		return page ? { status: 200, body: page } : outcome(410, "not-found", "This search was too long ago.");
	}
	const [type = "", id] = path.split("/").map(decodeURIComponent);
	const declared = room.profile[type];
	if (!declared) return outcome(404, "not-supported", "There is nothing of this kind here.");
	if (id !== undefined) return room.records.read(type, id);
	const undeclared = [...url.searchParams.keys()].find((name) => !declared.includes(name) && !WITHOUT_DECLARING.has(name));
	if (undeclared) return outcome(400, "not-supported", `Unknown search parameter ${undeclared}`);
	const found = await room.records.search(type, url.searchParams);
	const perPage = Math.min(Number(url.searchParams.get("_count")) || room.perPage, room.perPage);
	const page = room.pages.page(room.pages.open(found, perPage), { root, self: url.href }, fault);
	return { status: 200, body: page ?? {} };
}

function faulty(fault: Fault | null): Answer | null {
	const headers = fault?.retryAfter === undefined ? undefined : { "retry-after": String(fault.retryAfter) };
	switch (fault?.kind) {
		case "429":
		case "503":
		case "500":
			return { ...outcome(Number(fault.kind), "throttled", "Not now."), headers };
		case "redirect":
			return { status: 302, headers: { location: "https://elsewhere.example/fhir" } };
		case "huge":
			return { status: 200, text: `{"resourceType":"Bundle","x":"${"x".repeat(6 * 1024 * 1024)}"}` };
		default:
			return null;
	}
}

function spoilt(fault: Fault | null, answer: Answer): Answer {
	if (fault?.kind !== "cut") return answer;
	const text = JSON.stringify(answer.body);
	return { status: answer.status, text: text.slice(0, Math.floor(text.length / 2)) };
}

function smartConfiguration(root: string): object {
	return {
		token_endpoint: `${root}/token`,
		grant_types_supported: ["client_credentials"],
		token_endpoint_auth_methods_supported: ["private_key_jwt"],
		token_endpoint_auth_signing_alg_values_supported: ["RS384", "ES384"],
		scopes_supported: ["system/*.rs"],
		capabilities: ["client-confidential-asymmetric", "permission-v2"],
	};
}
