import { type Api, createApi } from "../../api/client.ts";
import type { Clinic } from "../../schemas/clinic.ts";
import { PHI_ITEMS } from "../../schemas/phi-items.ts";
import {
	type AuditItem,
	type ClinicSettings,
	PatchSettings,
	type PhiItem,
	type SettingsAnswer,
	type Tick,
} from "../../schemas/settings.ts";
import { PublishWording, type WordingVersion } from "../../schemas/wording.ts";
import { aClinic, MONDAY_9_AM } from "./builders.ts";

export type FakeSettings = {
	fetch: typeof fetch;
	api: Api;
	answer: SettingsAnswer;
	clinics: Clinic[];
	audit: AuditItem[];
	/** Who works here, and what the deployment keeps of the clinic. */
	people: AuditItem[];
	/** Every request, in order. */
	asked: { method: string; path: string; body: unknown }[];
	/** The next request that changes something ends so. */
	failNext(fault: Response | TypeError): void;
	/** Another admin saves. */
	meanwhile(change: Partial<ClinicSettings>): void;
};

const words = (en: string, es: string) => ({ en, es });
const at = new Date(MONDAY_9_AM).toISOString();

export function aWording(version = 1, over: Partial<WordingVersion> = {}): WordingVersion {
	const text = words(
		"May we text you about your health? Others may read texts. Reply AGREE to say yes or NO to refuse.",
		"¿Podemos escribirle sobre su salud? Otros pueden leer los SMS. Responda ACEPTO o NO.",
	);
	return { version, text, hash: { en: "ab".repeat(32), es: "cd".repeat(32) }, at, by: "built-in", ...over };
}

export function someSettings(over: Partial<ClinicSettings> = {}): ClinicSettings {
	const tick = { done: false, by: null, at: null };
	return {
		hours: null,
		quietHours: { from: "08:00", to: "20:00" },
		afterHours: { on: false, text: words("We are closed now.", "Ahora estamos cerrados.") },
		closedCase: { policy: "reopen", text: words("We have closed this request.", "Ya cerramos este asunto.") },
		help: { text: words("For help call (212) 555-0100.", "Para ayuda llame al (212) 555-0100.") },
		firstContact: { on: false, text: words("Reply STOP to get no more texts.", "Responda STOP para no recibir mensajes.") },
		optOutConfirmation: { text: words("You will get no more texts.", "Ya no le enviaremos mensajes.") },
		emergencyWords: null,
		revocation: "everything",
		secure: {
			notice: words("{clinic} has a private message for you: {link}", "{clinic} tiene un mensaje privado para usted: {link}"),
			proof: "either",
			linkHours: 72,
			nudgeHours: 24,
			colour: "#1f5f8b",
		},
		consent: { windowHours: 72, versions: [aWording()] },
		numbers: {},
		phi: { on: false, checklist: Object.fromEntries(PHI_ITEMS.map((item) => [item, tick])) as Record<PhiItem, Tick> },
		...over,
	};
}

/** The Worker's settings in memory, behind the real client. */
export function createFakeSettings(over: Partial<ClinicSettings> = {}, clinic: Partial<Clinic> = {}): FakeSettings {
	const own = aClinic({ role: "admin", ...clinic });
	const faults: (Response | TypeError)[] = [];
	const fake: FakeSettings = {
		answer: {
			settings: someSettings(over),
			numbers: own.numbers.map((number) => ({ ...number, stopReplies: "carrier_default" as const })),
			version: 0,
		},
		clinics: [own],
		audit: [],
		people: [],
		asked: [],
		failNext: (fault) => faults.push(fault),
		meanwhile: (change) => saved(fake, change),
		fetch: async (input, init) => {
			const url = new URL(String(input), "https://texting.example");
			const method = init?.method ?? "GET";
			const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
			fake.asked.push({ method, path: url.pathname, body });
			const fault = method === "GET" ? undefined : faults.shift();
			if (fault instanceof TypeError) throw fault;
			return fault ?? answerTo(fake, method, url, body);
		},
		api: createApi({ fetch: (input, init) => fake.fetch(input, init), token: () => "secret", signedOut: () => {} }),
	};
	return fake;
}

export function problem(status: number, code: string, more: { at?: string; detail?: string } = {}): Response {
	return Response.json({ type: "about:blank", status, code, title: code, ...more }, { status });
}

function answerTo(fake: FakeSettings, method: string, url: URL, body: unknown): Response {
	const path = url.pathname.replace(/^\/api\/clinics(\/[^/]+)?/, "");
	if (url.pathname === "/api/clinics") return Response.json({ items: fake.clinics, next: null });
	if (path === "/audit") return page(url.searchParams.get("of") === "people" ? fake.people : fake.audit, url.searchParams);
	if (path === "/wordings") return publish(fake, PublishWording.parse(body));
	if (path.startsWith("/members/")) return method === "DELETE" ? new Response(null, { status: 204 }) : member(path, body);
	if (path === "") {
		fake.clinics = fake.clinics.map((clinic) => ({ ...clinic, ...(body as Partial<Clinic>) }));
		return Response.json(fake.clinics[0]);
	}
	return method === "PATCH" ? patch(fake, PatchSettings.parse(body)) : Response.json(fake.answer);
}

function member(path: string, body: unknown): Response {
	return Response.json({ zendeskUserId: path.split("/").at(-1), ...(body as object) });
}

function page(items: AuditItem[], query: URLSearchParams): Response {
	const from = Number(query.get("cursor") ?? 0);
	const end = from + Number(query.get("limit"));
	return Response.json({ items: items.slice(from, end), next: end < items.length ? String(end) : null });
}

function publish(fake: FakeSettings, { text }: PublishWording): Response {
	const { consent } = fake.answer.settings;
	const version = aWording(consent.versions.length + 1, { text, by: "7" });
	saved(fake, { consent: { ...consent, versions: [...consent.versions, version] } });
	return Response.json(version, { status: 201 });
}

function patch(fake: FakeSettings, { version, consent, numbers = {}, phi, ...whole }: PatchSettings): Response {
	const { settings } = fake.answer;
	if (version !== fake.answer.version) return problem(409, "settings_changed");
	const ticks = Object.entries(phi?.checklist ?? {}).map(([item, done]) => [item, { done: done === true, by: "7", at }]);
	const checklist = { ...settings.phi.checklist, ...Object.fromEntries(ticks) };
	const change = { consent: { ...settings.consent, ...consent }, phi: { on: phi?.on ?? settings.phi.on, checklist } };
	fake.answer.numbers = fake.answer.numbers.map((own) => ({ ...own, ...numbers[own.number] }));
	saved(fake, { ...(whole as Partial<ClinicSettings>), ...change });
	return Response.json(fake.answer);
}

function saved(fake: FakeSettings, change: Partial<ClinicSettings>): void {
	fake.answer = { ...fake.answer, settings: { ...fake.answer.settings, ...change }, version: fake.answer.version + 1 };
}
