import type { Index } from "./index-object.ts";
import type { Log } from "./log.ts";
import type { Room } from "./room.ts";

export type Env = {
	PUBLIC_BASE_URL: string;
	TWILIO_AUTH_TOKEN: string;
	LOG: DurableObjectNamespace<Log>;
	INDEX: DurableObjectNamespace<Index>;
	ROOM: DurableObjectNamespace<Room>;
};
