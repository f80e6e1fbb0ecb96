import { answerTo } from "./answers.ts";
import { type Instance, listenKey } from "./instance.ts";
import { type Asked, readMessage } from "./messages.ts";
import { passOn } from "./pass-on.ts";

/** All instances of the app on this page, and the ways between them. */
export type Room = {
	all: Set<Instance>;
	send(instance: Instance, message: Record<string, unknown>): void;
	/** To every instance that listens to this one's event. */
	emit(instance: Instance, event: string, message?: unknown): void;
};

export function openRoom(appOrigin: string): Room {
	const all = new Set<Instance>();
	const send: Room["send"] = (instance, message) => instance.frame?.contentWindow?.postMessage(JSON.stringify(message), appOrigin);
	const emit: Room["emit"] = (target, event, message) => {
		for (const listener of all) {
			if (!listener.registered || !listener.listens.has(listenKey(target.guid, event))) continue;
			send(listener, { key: `zaf.${event}`, message, instanceGuid: target.guid });
		}
	};
	return { all, send, emit };
}

const find = ({ all }: Room, guid: string | undefined) => [...all].find((each) => each.guid === guid);

async function reply(room: Room, from: Instance, asked: Asked): Promise<void> {
	const target = asked.instanceGuid === undefined ? from : find(room, asked.instanceGuid);
	const error = { name: "Error", message: "There is no such instance." };
	room.send(from, target === undefined ? { id: asked.id, error } : { id: asked.id, result: await answerTo(target.scope, asked) });
}

/** Once for each load of a frame: a second answer would make the SDK say everything again. */
function register(room: Room, from: Instance, metadata: Record<string, unknown>): void {
	from.registered = true;
	from.listens.clear();
	const context = { ...from.scope.context(), location: from.place, product: "support", instanceGuid: from.guid };
	room.send(from, { key: "zaf.app.registered", message: { metadata, context } });
	for (const other of room.all) if (other !== from) room.emit(other, "instance.registered", { instanceGuid: from.guid });
}

/** Only the app's own frames are listened to, and only from the app's own origin. */
export function hear(room: Room, event: MessageEvent<unknown>, appOrigin: string, metadata: Record<string, unknown>): void {
	const from = [...room.all].find((each) => each.frame !== null && each.frame.contentWindow === event.source);
	if (from === undefined || event.origin !== appOrigin) return;
	const message = readMessage(event.data);
	if (message === null) return;
	if ("request" in message) void reply(room, from, message);
	else if (message.key === "iframe.handshake") register(room, from, metadata);
	else passOn({ from, said: message, target: find(room, message.instanceGuid) ?? from, emit: room.emit });
}
