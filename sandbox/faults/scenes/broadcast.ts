import type { LiveEvent } from "../../../shared/schemas/live.ts";
import { LIVE_PROTOCOL } from "../../../shared/schemas/live-protocol.ts";
import { CLINIC, type Clinic } from "../clinic.ts";
import type { Chance } from "../seed.ts";
import { until } from "../until.ts";

const WATCHERS = 30;
const TEXTS = 40;

/** A screen: all it was told, over however many connections. */
function watcher(clinic: Clinic, heard: (event: LiveEvent) => void) {
	const events: LiveEvent[] = [];
	let seq: number | null = null;
	let socket: WebSocket;
	return {
		events,
		open() {
			const since = seq === null ? "" : `?since=${seq}`;
			const protocols = [LIVE_PROTOCOL, `session.${clinic.staff.session}`];
			socket = new WebSocket(`${clinic.url.replace("http", "ws")}/api/clinics/clinic/live${since}`, protocols);
			socket.onmessage = ({ data }) => {
				const event: LiveEvent = JSON.parse(data);
				events.push(event);
				if (event.type === "message" || event.type === "thread" || seq === null) seq = event.seq;
				heard(event);
			};
			return until("a socket is greeted", 30_000, () => (events.at(-1)?.type === "hello" || events.some(isText) ? true : null));
		},
		close: () => socket.close(),
	};
}

const isText = (event: LiveEvent) => event.type === "message";

/** Thirty screens watch; the Worker dies as the first of them hears of a text. Returns what each screen missed or heard out of turn. */
export async function broadcastScene(
	clinic: Clinic,
	draw: Chance,
): Promise<{ heardBeforeDeath: number; missed: string[]; gaps: string[] }> {
	let struck = false;
	const strike = (event: LiveEvent) => {
		if (struck || !isText(event)) return;
		struck = true;
		clinic.worker.strike();
	};
	const screens = Array.from({ length: WATCHERS }, () => watcher(clinic, strike));
	await Promise.all(screens.map((screen) => screen.open()));
	const texts = textsOf(draw);
	const post = (text: (typeof texts)[number]) =>
		until("a text is kept", 30_000, () =>
			clinic.carrier.post(text).then(
				(kept) => kept || null,
				() => null,
			),
		);
	await Promise.all(texts.slice(0, TEXTS / 2).map(post));
	await until("the Worker is struck", 30_000, () => struck || null);
	// These come while no screen listens: each has to ask for them.
	await Promise.all(texts.slice(TEXTS / 2).map(post));
	await clinic.worker.up();
	const heardBeforeDeath = Math.max(...screens.map((screen) => screen.events.filter(isText).length));
	await Promise.all(screens.map((screen) => screen.open()));
	const missedBy = (screen: (typeof screens)[number]) => {
		const heard = new Set(screen.events.flatMap((event) => ("message" in event && event.message ? event.message.id : [])));
		return texts.filter((text) => !heard.has(text.sid)).map((text) => text.sid);
	};
	await until("every screen has heard of every text", 30_000, () => screens.every((screen) => missedBy(screen).length === 0) || null).catch(
		() => {},
	);
	for (const screen of screens) screen.close();
	return { heardBeforeDeath, missed: screens.flatMap(missedBy), gaps: screens.flatMap((screen) => gapsIn(screen.events)) };
}

function textsOf(draw: Chance) {
	return Array.from({ length: TEXTS }, (_, index) => ({
		from: `+1212556${4000 + (index % 8)}`,
		to: CLINIC,
		sid: draw.sid(),
		body: `Text ${index}`,
	}));
}

/** A screen that was told 4 and then 6 will never ask for 5. */
function gapsIn(events: readonly LiveEvent[]): string[] {
	const told = events.filter((event) => event.type === "message" || event.type === "thread").map((event) => event.seq);
	return told.flatMap((seq, index) => (index > 0 && seq !== (told[index - 1] ?? 0) + 1 ? [`${told[index - 1]} then ${seq}`] : []));
}
