import * as z from "zod/mini";

export const LIVE_PROTOCOL = "patient-chat.v1";

/** What a client may say: a renewed session keeps its socket open; anything else closes it. */
export const LiveRequest = z.object({ type: z.literal("renew"), session: z.string().check(z.maxLength(2000)) });

/** Close codes: 4401 the session ended, 4403 the right to see this clinic ended. */
export const LIVE_CLOSE = { signedOut: 4401, forbidden: 4403 } as const;
