import * as z from "zod/mini";
import { Instant } from "./ids.ts";

export const Place = z.enum(["ticket_sidebar", "new_ticket_sidebar", "user_sidebar", "nav_bar", "top_bar", "background"]);
export type Place = z.infer<typeof Place>;

export const Staff = z.object({
	/** Zendesk user id. */
	id: z.string(),
	name: z.string(),
	/** Account admins set up clinics. */
	admin: z.boolean(),
	locale: z.string(),
});
export type Staff = z.infer<typeof Staff>;

export const Session = z.object({ session: z.string(), expiresAt: Instant });
export type Session = z.infer<typeof Session>;

/** What a signed load puts into the page, as JSON in `#patient-chat-boot`. */
export const Boot = z.extend(Session, { place: Place, staff: Staff });
export type Boot = z.infer<typeof Boot>;
