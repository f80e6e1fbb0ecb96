import type { HelpdeskOptions } from "../options.ts";
import type { Helpdesk } from "../start-helpdesk.ts";
import { startHelpdesk } from "../start-helpdesk.ts";
import { startWebhookEnd, type WebhookEnd } from "./webhook-end.ts";

export const AGENTS = [
	{ id: "501", name: "Dana Kim", role: "admin" as const, email: "dana@clinic.example" },
	{ id: "502", name: "Sam Ortiz", role: "agent" as const, email: "sam@clinic.example" },
];

export type Answer = { status: number; json: ReturnType<typeof JSON.parse>; headers: Headers };

export type Bench = {
	helpdesk: Helpdesk;
	hooks: WebhookEnd;
	/** Moves the helpdesk's clock. */
	pass(ms: number): void;
	ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
	/** As the OAuth client's user. */
	api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
	/** As an agent in the browser. */
	agent(method: string, path: string, body?: unknown): Promise<Answer>;
	token(scope?: unknown): Promise<string>;
	close(): Promise<void>;
};

export const SETTINGS = {
	port: 0,
	clientId: "patient_chat",
	clientSecret: "client-secret",
	appId: "1001",
	installationId: "2002",
	appName: "Patient Chat",
	webhookSecret: "webhook-secret",
	workerUrl: "http://localhost:1",
	agents: AGENTS,
	webhookPauseMs: 5,
};

export async function aHelpdesk(options: Partial<HelpdeskOptions> = {}): Promise<Bench> {
	const hooks = await startWebhookEnd();
	let shift = 0;
	const now = () => Date.now() + shift;
	const helpdesk = await startHelpdesk({ ...SETTINGS, webhookUrl: hooks.url, now, ...options });
	const ask: Bench["ask"] = async (method, path, body, headers = {}) => {
		const response = await fetch(helpdesk.url + path, {
			method,
			headers: { "content-type": "application/json", ...headers },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		const isJson = response.headers.get("content-type")?.includes("json") === true;
		return { status: response.status, json: isJson ? JSON.parse(text) : text, headers: response.headers };
	};
	const token: Bench["token"] = async (scope = "read write") => {
		const grant = { grant_type: "client_credentials", client_id: SETTINGS.clientId, client_secret: SETTINGS.clientSecret, scope };
		return (await ask("POST", "/oauth/tokens", grant)).json.access_token;
	};
	let known: string | undefined;
	return {
		...{ helpdesk, hooks, ask, token },
		pass: (ms) => {
			shift += ms;
		},
		api: async (method, path, body, headers = {}) => {
			known ??= await token();
			return ask(method, path, body, { authorization: `Bearer ${known}`, ...headers });
		},
		agent: (method, path, body) => ask(method, path, body, { cookie: "simulated_helpdesk_agent=501" }),
		close: async () => {
			await helpdesk.close();
			await hooks.close();
		},
	};
}
