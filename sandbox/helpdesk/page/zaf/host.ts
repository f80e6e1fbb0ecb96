import { askHook } from "./hook.ts";
import { type Instance, newInstance, type Place, type Scope } from "./instance.ts";
import { hear, openRoom } from "./room.ts";

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

/** The agent's side of the app framework's protocol: one host, many instances. */
export function createHost(settings: HostSettings): Host {
	const room = openRoom(settings.appOrigin);
	const { all, emit } = room;
	const onMessage = (event: MessageEvent<unknown>) => hear(room, event, settings.appOrigin, settings.metadata);
	addEventListener("message", onMessage);
	return {
		instances: () => [...all],
		open: (place, scope) => {
			const instance = newInstance(place, scope);
			for (const other of all) emit(other, "instance.created", { instanceGuid: instance.guid });
			all.add(instance);
			return instance;
		},
		mount: (instance, frame) => {
			Object.assign(instance, { frame, registered: false });
			return settings.load(instance, frame);
		},
		close: (instance) => {
			emit(instance, "app.willDestroy");
			all.delete(instance);
		},
		emit,
		emitAll: (event, message) => {
			for (const instance of all) emit(instance, event, message);
		},
		ask: (instance, hook) => askHook(room, instance, hook),
		setActive: (instance, active) => {
			if (instance.active === active) return;
			instance.active = active;
			emit(instance, active ? "app.activated" : "app.deactivated", active ? { firstLoad: false } : undefined);
		},
		stop: () => removeEventListener("message", onMessage),
	};
}
