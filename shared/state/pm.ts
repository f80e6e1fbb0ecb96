import { signal } from "@preact/signals";
import type { Api } from "../api/client.ts";
import type { App } from "./app.ts";
import { createLoader } from "./loading.ts";
import type { CopyStatus } from "./pm-answers.ts";
import { bytesOver, type PutBytes } from "./pm-bytes.ts";
import { createConnection } from "./pm-connection.ts";
import { ImportModel, wait } from "./pm-import.ts";
import { createKey } from "./pm-key.ts";
import { createPaged } from "./pm-paged.ts";
import { pmRequests } from "./pm-requests.ts";
import { createSites } from "./pm-sites.ts";
import type { Wait } from "./pm-upload.ts";

export type PmModel = ReturnType<typeof createPm>;
export type PmParts = {
	api: Pick<Api, "ask" | "tell">;
	clinicId: string;
	put: PutBytes;
	wait?: Wait;
	window?: Pick<EventTarget, "addEventListener">;
};

const kept = new WeakMap<App, Map<string, PmModel>>();

/** An upload goes on while its admin answers a text: it lives as long as the page. */
export function pmOf(app: App, clinicId: string): PmModel {
	const known = kept.get(app) ?? new Map<string, PmModel>();
	const put = bytesOver({ fetch: (input, init) => fetch(input, init), session: app.session });
	const model = known.get(clinicId) ?? createPm({ api: app.api, clinicId, put });
	kept.set(app, known.set(clinicId, model));
	return model;
}

/** The clinic's practice system, as its admins see it. */
export function createPm({ api, clinicId, put, wait: pause = wait, window = globalThis }: PmParts) {
	const requests = pmRequests(api, clinicId);
	const status = signal<CopyStatus | null>(null);
	const loader = createLoader();
	const runs = createPaged((cursor) => requests.runs(cursor));
	const loadStatus = () =>
		loader.run(async () => {
			status.value = await requests.status();
		});
	const changed = () => {
		void loadStatus();
		void runs.load();
	};
	const file = new ImportModel({ requests, put, wait: pause, changed });
	window.addEventListener("beforeunload", (event) => file.upload.sending.peek() && event.preventDefault());
	return {
		...{ clinicId, status, statusState: loader.state, loadStatus, changed, runs, file },
		key: createKey(requests),
		connection: createConnection({ requests, wait: pause, changed }),
		sites: createSites(requests),
	};
}
