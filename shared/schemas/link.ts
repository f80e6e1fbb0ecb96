import * as z from "zod/mini";
import { ClientId, Instant } from "./ids.ts";

/** Where a link to the secure page stands; only an open one opens anything. */
export const LinkState = z.enum(["open", "expired", "revoked", "superseded", "locked"]);
export type LinkState = z.infer<typeof LinkState>;

/** What staff see of a message's link: never its address. */
export const MessageLink = z.object({ state: LinkState, expiresAt: Instant });
export type MessageLink = z.infer<typeof MessageLink>;

/** How patients prove who they are on the secure page. */
export const ProofPolicy = z.enum(["birth_date", "code", "either"]);
export type ProofPolicy = z.infer<typeof ProofPolicy>;

/** A new link to the patient's inbox. */
export const SendLink = z.strictObject({ id: ClientId, patientId: ClientId });
export type SendLink = z.infer<typeof SendLink>;
