import type { Boot } from "../../shared/schemas/boot.ts";
import type { HelpdeskSide } from "./helpdesk-side.ts";
import { until } from "./until.ts";

export type StaffSession = Awaited<ReturnType<typeof signIn>>;

/** Signed in as the helpdesk does it, with a signed load of the app; and the calls that the app makes. */
export async function signIn(worker: string, helpdeskUrl: string, helpdesk: HelpdeskSide) {
	const { session } = await load(helpdeskUrl, helpdesk);

	async function ask<T>(method: string, path: string, body?: unknown): Promise<{ status: number; json: T }> {
		const headers = { authorization: `Bearer ${session}`, "content-type": "application/json" };
		const answer = await fetch(worker + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
		const text = await answer.text();
		return { status: answer.status, json: text === "" ? null : JSON.parse(text) };
	}

	/** As the app does: the same again until somebody answers. */
	async function make<T>(method: string, path: string, body?: unknown): Promise<T> {
		let last = "";
		const heard = (what: string) => {
			last = what;
			return null;
		};
		const answer = await until(
			() => `${method} ${path} (${last})`,
			60_000,
			async () => {
				const tried = await ask<T>(method, path, body).catch((fault: Error) => heard(fault.message));
				return tried && tried.status >= 500 ? heard(`${tried.status} ${JSON.stringify(tried.json)}`) : tried;
			},
		);
		if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.json)}`);
		return answer.json;
	}

	return { session, make };
}

async function load(helpdeskUrl: string, helpdesk: HelpdeskSide): Promise<Boot> {
	// The Worker knows the helpdesk by the address of the line it is on.
	const claims = { iss: new URL(helpdeskUrl).host, aud: `${helpdeskUrl}/api/v2/apps/installations/2002.json`, sub: "501" };
	const { token, url } = await helpdesk.mint({ place: "nav_bar", agentId: "501", origin: helpdeskUrl, claims });
	const answer = await fetch(url, { method: "POST", body: new URLSearchParams({ token }) });
	const json = /id="patient-chat-boot">(.*?)<\/script>/s.exec(await answer.text())?.[1];
	if (json === undefined) throw new Error(`The app was not let in: ${answer.status}`);
	return JSON.parse(json);
}
