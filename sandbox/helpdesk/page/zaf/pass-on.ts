import * as z from "zod/mini";
import { type Instance, listenKey } from "./instance.ts";
import type { Said } from "./messages.ts";
import { runRequest } from "./request.ts";

const Counted = z.object({ subscriberCount: z.number() });

type Passing = {
	from: Instance;
	said: Said;
	/** The instance that the app spoke of; itself when it named none. */
	target: Instance;
	emit(instance: Instance, event: string, message?: unknown): void;
};

function listen({ from, target, emit }: Passing, event: string): void {
	const key = listenKey(target.guid, event);
	const first = !from.listens.has(key);
	from.listens.add(key);
	// An app hears of its first activation when it begins to listen: the host has shown it already.
	if (first && event === "app.activated" && target === from && from.active) emit(from, "app.activated", { firstLoad: true });
}

function stopListening({ from, target, said }: Passing, event: string): void {
	const left = Counted.safeParse(said.message);
	if (!left.success || left.data.subscriberCount === 0) from.listens.delete(listenKey(target.guid, event));
}

/** What an app says without waiting for an answer. */
export function passOn(passing: Passing): void {
	const { from, said, target, emit } = passing;
	const [, kind, name] = /^(iframe\.on|iframe\.off|iframe\.trigger|iframe\.reply|request):(.+)$/.exec(said.key) ?? [];
	if (kind === undefined || name === undefined) return;
	if (kind === "iframe.on") listen(passing, name);
	else if (kind === "iframe.off") stopListening(passing, name);
	else if (kind === "iframe.trigger") emit(target, name, said.message);
	else if (kind === "iframe.reply") from.waiting.get(name)?.(said.error === undefined ? undefined : (said.error.msg ?? ""));
	else
		void runRequest(said.message).then(({ done, responseArgs }) =>
			emit(from, `request:${name}.${done ? "done" : "fail"}`, { responseArgs }),
		);
}
