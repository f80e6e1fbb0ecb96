import { answerTo } from "./answers.ts";
import { type Instance, listenKey, newInstance, type Place, type Scope } from "./instance.ts";
import { type Asked, readMessage, type Said } from "./messages.ts";
import { passOn } from "./pass-on.ts";

export type HostSettings = {
	/** Where the app's pages come from: nobody else is listened to. */
	appOrigin: string;
	metadata: Record<string, unknown>;
	/** Puts the signed load into the frame. */
	load(instance: Instance, frame: HTMLIFrameElement): Promise<void>;
};

export type Host = {
	instances(): Instance[];
	open(place: Place, scope: Scope): Instance;
	mount(instance: Instance, frame: HTMLIFrameElement): Promise<void>;
	close(instance: Instance): void;
	emit(instance: Instance, event: string, message?: unknown): void;
	emitAll(event: string, message?: unknown): void;
	/** Asks the app's handlers of a hook; rejects with their words when one says no. */
	ask(instance: Instance, hook: string): Promise<void>;
	setActive(instance: Instance, active: boolean): void;
	stop(): void;
};

const HOOK_PATIENCE_MS = 30_000;

function post(instance: Instance, appOrigin: string, message: Record<string, unknown>): void {
	instance.frame?.contentWindow?.postMessage(JSON.stringify(message), appOrigin);
}

function askHook(instance: Instance, appOrigin: string, hook: string): Promise<void> {
	if (!instance.listens.has(listenKey(instance.guid, hook))) return Promise.resolve();
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => settle("The app did not answer."), HOOK_PATIENCE_MS);
		const settle = (error: unknown) => {
			clearTimeout(timer);
			instance.waiting.delete(hook);
			if (error === undefined) resolve();
			else reject(new Error(typeof error === "string" && error !== "" ? error : "The app stopped this."));
		};
		instance.waiting.set(hook, settle);
		post(instance, appOrigin, { key: `zaf.${hook}`, needsReply: true, instanceGuid: instance.guid });
	});
}

/** The agent's side of the app framework's protocol: one host, many instances. */
export function createHost(settings: HostSettings): Host {
	const all = new Set<Instance>();
	const send = (instance: Instance, message: Record<string, unknown>) => post(instance, settings.appOrigin, message);
	const emit: Host["emit"] = (target, event, message) => {
		for (const listener of all) {
			if (!listener.registered || !listener.listens.has(listenKey(target.guid, event))) continue;
			send(listener, { key: `zaf.${event}`, message, instanceGuid: target.guid });
		}
	};
	const find = (guid: string | undefined) => [...all].find((each) => each.guid === guid);

	async function reply(from: Instance, asked: Asked): Promise<void> {
		const target = asked.instanceGuid === undefined ? from : find(asked.instanceGuid);
		if (target === undefined) return send(from, { id: asked.id, error: { name: "Error", message: "There is no such instance." } });
		send(from, { id: asked.id, result: await answerTo(target.scope, asked) });
	}

	function register(from: Instance): void {
		from.registered = true;
		from.listens.clear();
		const context = { ...from.scope.context(), location: from.place, product: "support", instanceGuid: from.guid };
		send(from, { key: "zaf.app.registered", message: { metadata: settings.metadata, context } });
		for (const other of all) if (other !== from) emit(other, "instance.registered", { instanceGuid: from.guid });
	}

	function hear(event: MessageEvent<unknown>): void {
		const from = [...all].find((each) => each.frame?.contentWindow === event.source);
		if (from === undefined || event.origin !== settings.appOrigin) return;
		const message = readMessage(event.data);
		if (message === null) return;
		if ("request" in message) void reply(from, message);
		else if (message.key === "iframe.handshake") register(from);
		else passOn({ from, said: message satisfies Said, target: find(message.instanceGuid) ?? from, emit });
	}

	addEventListener("message", hear);
	return {
		instances: () => [...all],
		open: (place, scope) => {
			const instance = newInstance(place, scope);
			all.add(instance);
			for (const other of all) if (other !== instance) emit(other, "instance.created", { instanceGuid: instance.guid });
			return instance;
		},
		mount: async (instance, frame) => {
			instance.frame = frame;
			instance.registered = false;
			await settings.load(instance, frame);
		},
		close: (instance) => {
			emit(instance, "app.willDestroy");
			all.delete(instance);
		},
		emit,
		emitAll: (event, message) => {
			for (const instance of all) emit(instance, event, message);
		},
		ask: (instance, hook) => askHook(instance, settings.appOrigin, hook),
		setActive: (instance, active) => {
			if (instance.active === active) return;
			instance.active = active;
			emit(instance, active ? "app.activated" : "app.deactivated", active ? { firstLoad: false } : undefined);
		},
		stop: () => removeEventListener("message", hear),
	};
}
