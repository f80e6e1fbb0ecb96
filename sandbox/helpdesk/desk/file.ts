import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { State } from "./state.ts";

export function readState(path: string | undefined): State | null {
	if (path === undefined) return null;
	let text: string;
	try {
		text = readFileSync(path, "utf8");
	} catch {
		return null;
	}
	return State.parse(JSON.parse(text));
}

/** Written beside and moved into place, so that a cut never leaves half a file. */
function writeState(path: string, state: State): void {
	mkdirSync(dirname(path), { recursive: true });
	const fresh = `${path}.new`;
	writeFileSync(fresh, JSON.stringify(state));
	renameSync(fresh, path);
}

const PAUSE_MS = 150;

/** Many changes make one write; `flush` makes it now. */
export function keeper(path: string | undefined, state: State): { changed(): void; flush(): void } {
	let timer: NodeJS.Timeout | null = null;
	const flush = () => {
		if (timer !== null) clearTimeout(timer);
		timer = null;
		if (path !== undefined) writeState(path, state);
	};
	return {
		changed: () => {
			if (path === undefined || timer !== null) return;
			timer = setTimeout(flush, PAUSE_MS);
		},
		flush,
	};
}
