import type { BuiltWorker } from "../scripts/build-worker.ts";
import type { Server } from "./server/workerd.ts";

/** One side of a comparison: a server, and how it is asked for the same work. */
export type Contestant = {
	server: Server;
	built: BuiltWorker;
	/** A signed text from this phone. */
	text(from: string): string;
	textAnswer: number;
	/** The socket of staff, and what makes the server push to it; `marker` is in the pushed event. */
	live: { path: string; protocols: string[] };
	push(marker: string): string;
	pushAnswer: number;
};
