import * as z from "zod/mini";
import { StaffSession } from "../shared/schemas/extension-sign-in.ts";
import { SeenPatient } from "../shared/schemas/patient-match.ts";
import { PmSite } from "../shared/schemas/pm-site.ts";

/** Why nobody is signed in; null: nobody tried. */
export const ShutWhy = z.nullable(
	z.enum(["access_denied", "not_staff", "no_clinic", "unavailable", "unreached", "cancelled", "forged", "not_permitted", "idle"]),
);
export type ShutWhy = z.infer<typeof ShutWhy>;

/** Whether somebody is signed in, and at which Worker. */
export const Door = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("open"), address: z.string(), session: StaffSession }),
	z.object({ kind: z.literal("shut"), address: z.nullable(z.string()), why: ShutWhy }),
]);
export type Door = z.infer<typeof Door>;

/** A site of one of the staff member's clinics. */
export const KnownSite = z.object({ clinicId: z.string(), site: PmSite });
export type KnownSite = z.infer<typeof KnownSite>;

/** What a page of the extension may ask of the background. */
export const PageAsk = z.discriminatedUnion("type", [
	z.strictObject({ type: z.literal("door") }),
	z.strictObject({ type: z.literal("sign_in") }),
	z.strictObject({ type: z.literal("sign_out") }),
	/** Somebody is at work here: a longer session. */
	z.strictObject({ type: z.literal("renew") }),
	/** The clinics' sites as the Worker has them now, and their scripts with them. */
	z.strictObject({ type: z.literal("sites") }),
]);
export type PageAsk = z.infer<typeof PageAsk>;

export const PANEL_PORT = "panel";

/** First word of a panel: which window it stands in. */
export const PanelSays = z.strictObject({ type: z.literal("here"), windowId: z.number() });

/** What the panel is told. */
export const ToPanel = z.discriminatedUnion("type", [
	z.object({ type: z.literal("chat"), tabId: z.number(), clinicIds: z.array(z.string()), seen: SeenPatient }),
	z.object({ type: z.literal("moved"), tabId: z.number(), seen: z.nullable(SeenPatient) }),
	z.object({ type: z.literal("number"), typed: z.string() }),
	z.object({ type: z.literal("inbox") }),
	/** Whether somebody is signed in has changed. */
	z.object({ type: z.literal("door") }),
]);
export type ToPanel = z.infer<typeof ToPanel>;
