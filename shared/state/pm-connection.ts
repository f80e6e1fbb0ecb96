import { computed, signal } from "@preact/signals";
import { Refused } from "../api/trouble.ts";
import type { PmConnection } from "../schemas/pm-copy.ts";
import { createLoader } from "./loading.ts";
import { createFollow } from "./pm-follow.ts";
import type { PmRequests } from "./pm-requests.ts";
import type { Wait } from "./pm-upload.ts";
import { refusalCode } from "./refusal.ts";
import type { FieldErrors } from "./settings-errors.ts";
import { SettingsSection } from "./settings-section.ts";

export type ConnectionDraft = {
	baseUrl: string;
	clientId: string;
	algorithm: PmConnection["algorithm"];
	nightlyAt: string;
	forwardDays: string;
};
export type ConnectionModel = ReturnType<typeof createConnection>;
export type ConnectionAct = "check" | "copy" | "remove";

const MOST_DAYS = 365;
const NEW: ConnectionDraft = { baseUrl: "", clientId: "", algorithm: "ES384", nightlyAt: "02:00", forwardDays: "60" };

/** The clinic's FHIR server: how it is set up, what it can give, and a copy on demand. */
export function createConnection({ requests, wait, changed }: { requests: PmRequests; wait: Wait; changed(): void }) {
	const connection = signal<PmConnection | null>(null);
	const busy = signal<ConnectionAct | null>(null);
	const refusal = signal<{ act: ConnectionAct; code: string } | null>(null);
	const loader = createLoader();
	const refresh = async () => {
		connection.value = (await requests.connection()).connection;
	};
	const ended = () => {
		changed();
		// What stays on screen is old by minutes, not wrong.
		refresh().catch(() => {});
	};
	const { run, lost, follow } = createFollow({ requests, wait, ended });
	const section = new SettingsSection<ConnectionDraft>({
		saved: computed(() => draftOf(connection.value)),
		check: connectionErrors,
		refresh,
		async send({ baseUrl, clientId, algorithm, nightlyAt, forwardDays }) {
			const scopes = connection.peek()?.scopes;
			const body = { baseUrl: baseUrl.trim(), clientId: clientId.trim(), algorithm, nightlyAt, forwardDays: Number(forwardDays) };
			await requests.setConnection({ ...body, ...(scopes ? { scopes } : { scopes: SCOPES }) });
			await refresh();
		},
	});

	async function act(name: ConnectionAct, what: () => Promise<void>): Promise<void> {
		if (busy.peek()) return;
		busy.value = name;
		refusal.value = null;
		try {
			await what();
		} catch (error) {
			refusal.value = { act: name, code: serverCode(error) };
		}
		busy.value = null;
	}

	return {
		...{ connection, section, run, lost, follow, busy, refusal, state: loader.state },
		load: () => loader.run(refresh),
		check: () =>
			act("check", async () => {
				connection.value = await requests.check();
			}),
		copyNow: () =>
			act("copy", async () => {
				run.value = await requests.copyNow(crypto.randomUUID());
				changed();
			}),
		remove: () =>
			act("remove", async () => {
				await requests.removeConnection();
				section.discard();
				run.value = null;
				connection.value = null;
			}),
	};
}

/** That the clinic's server is silent must not read as if we were. */
function serverCode(error: unknown): string {
	return error instanceof Refused && error.problem.code === "pm_silent" ? "pm_silent" : refusalCode(error);
}

const SCOPES = "system/Patient.rs system/Appointment.rs system/RelatedPerson.rs";

function draftOf(connection: PmConnection | null): ConnectionDraft {
	if (!connection) return NEW;
	const { baseUrl, clientId, algorithm, nightlyAt, forwardDays } = connection;
	return { baseUrl, clientId, algorithm, nightlyAt, forwardDays: String(forwardDays) };
}

function connectionErrors({ baseUrl, clientId, nightlyAt, forwardDays }: ConnectionDraft): FieldErrors {
	const days = Number(forwardDays);
	return {
		...(!isServer(baseUrl.trim()) && { baseUrl: "server" as const }),
		...(clientId.trim() === "" && { clientId: "clientId" as const }),
		...(!/^\d\d:\d\d$/.test(nightlyAt) && { nightlyAt: "time" as const }),
		...(!(Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) && { forwardDays: "forwardDays" as const }),
	};
}

function isServer(address: string): boolean {
	return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
