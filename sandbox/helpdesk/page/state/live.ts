import { hostNow } from "./apps.ts";
import { connected, me, put, tickets, users } from "./desk.ts";
import { News } from "./records.ts";
import { readTickets, readUsers } from "./rest.ts";
import { takeTicket } from "./take-ticket.ts";

export async function loadAll(): Promise<void> {
	const [people, all] = await Promise.all([readUsers(), readTickets()]);
	users.value = put(new Map(), people);
	tickets.value = put(new Map(), all);
}

function take(news: News): void {
	if (news.type === "ticket") takeTicket(news.ticket);
	else if (news.type === "user") users.value = put(users.value, [news.user]);
	else if (news.agentId === null || news.agentId === me.value?.id) {
		hostNow()?.emitAll(`api_notification.${news.event}`, { body: news.body, sender: { id: news.sender } });
	}
}

/** Server-sent events come back by themselves; what was missed meanwhile is read again. */
export function goLive(): Promise<void> {
	const source = new EventSource("/agent/live");
	const opened = new Promise<void>((resolve) => {
		source.onopen = () => {
			if (!connected.value) void loadAll();
			connected.value = true;
			resolve();
		};
	});
	source.onerror = () => {
		connected.value = false;
	};
	source.onmessage = (event) => {
		const news = News.safeParse(JSON.parse(String(event.data)));
		if (news.success) take(news.data);
	};
	return opened;
}
