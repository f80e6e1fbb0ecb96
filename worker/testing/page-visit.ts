import { exports } from "cloudflare:workers";
import type { SendMessage } from "../../shared/schemas/send-message.ts";
import { clinicOf } from "../objects/stubs.ts";
import { testEnv } from "./clinic.ts";
import { ORIGIN } from "./staff-door.ts";
import { aRoom, must, type RoomOptions } from "./thread-room.ts";

export const BORN = "1981-03-14";
export const TYPED = "3/14/1981";

type Person = { name?: string; birthDate?: string | null; language?: "en" | "es" };

/** A thread with one patient, Ana, whose birth date is known. */
export async function aPageRoom(options: RoomOptions & { person?: Person } = {}) {
	const room = await aRoom(options);
	await room.open();
	const ana = await addPerson(room, { name: "Ana Ruiz", birthDate: BORN, ...options.person });
	let sent = 0;
	return {
		...room,
		ana,
		addPerson: (person: Person) => addPerson(room, person),
		/** Staff send a private message; answers with the link that the phone got. */
		async sendPrivate(body = "Your potassium is high.", more: Partial<SendMessage> = {}): Promise<string> {
			sent += 1;
			const id = `secret-${sent}`;
			const answer = await room.stub.send(room.staff, { id, body, sensitive: true, ...more });
			if ("refused" in answer) throw new Error(answer.refused);
			await room.stub.drain();
			return linkIn(must(room.carrier.messages.at(-1)).body);
		},
		newestText: () => must(room.carrier.messages.at(-1)).body,
		message: async (id: string) => must((await room.messages()).find((one) => one.id === id)),
	};
}

async function addPerson(
	room: Awaited<ReturnType<typeof aRoom>>,
	{ name = "Leo Ruiz", birthDate = "2015-07-02", language = "en" }: Person,
) {
	const id = crypto.randomUUID();
	const asked = { id, name, birthDate, language, externalId: null, numbers: [], guardians: [] };
	await clinicOf(testEnv, room.clinic.id).addPatient(room.staff, room.clinic.id, asked);
	const linked = await room.stub.linkPatient(room.staff, id);
	if ("refused" in linked) throw new Error(linked.refused);
	return id;
}

export function linkIn(text: string): string {
	return must(/https?:\/\/\S+\/p\/[A-Za-z0-9_-]{22}/.exec(text)?.[0]);
}

/** A patient's browser: keeps cookies, follows where it is sent, and fills in forms. */
export function aBrowser(agent = "Phone") {
	const cookies = new Map<string, string>();
	const browser = { cookies, html: "", status: 0, headers: new Headers(), path: "", get, post, send, text: () => textOf(browser.html) };

	async function send(path: string, init: RequestInit = {}): Promise<Response> {
		const headers = new Headers({ ...init.headers, "User-Agent": agent, "CF-Connecting-IP": "198.51.100.7" });
		if (cookies.size > 0) headers.set("Cookie", [...cookies].map((pair) => pair.join("=")).join("; "));
		const answer = await exports.default.fetch(new URL(path, ORIGIN), { ...init, headers, redirect: "manual" });
		for (const cookie of answer.headers.getSetCookie()) keep(cookie);
		return answer;
	}

	function keep(cookie: string): void {
		const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
		if (/Max-Age=0/.test(cookie)) cookies.delete(name);
		else cookies.set(name, value);
	}

	async function follow(answer: Response): Promise<typeof browser> {
		const location = answer.headers.get("Location");
		if (location && answer.status < 400) return get(location);
		Object.assign(browser, { html: await answer.text(), status: answer.status, headers: answer.headers });
		return browser;
	}

	async function get(path: string): Promise<typeof browser> {
		browser.path = new URL(path, ORIGIN).pathname;
		return follow(await send(path));
	}

	/** Fills in the form with this address as the page shows it. */
	async function post(action: string, fields: Record<string, string> = {}): Promise<typeof browser> {
		const body = new URLSearchParams({ ...hiddenIn(browser.html, action), ...fields });
		return follow(await send(action, { method: "POST", body, headers: { "Sec-Fetch-Site": "same-origin" } }));
	}

	return browser;
}

/** In, by the birth date. */
export async function read(link: string, typed = TYPED, browser = aBrowser()) {
	await browser.get(link);
	return browser.post("/p/prove", { answer: typed });
}

export function hiddenIn(html: string, action: string): Record<string, string> {
	const form = html.split("<form ").find((each) => each.includes(`action="${action}"`)) ?? "";
	const inside = form.split("</form>")[0] ?? "";
	return Object.fromEntries(
		[...inside.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]),
	);
}

function textOf(html: string): string {
	const body = html.replace(/^.*?<body>/s, "").replace(/<[^>]+>/g, " ");
	return body.replaceAll("&amp;", "&").replaceAll("&#39;", "'").replaceAll("&quot;", '"').replace(/\s+/g, " ").trim();
}
