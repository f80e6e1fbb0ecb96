import * as z from "zod/mini";
import { SeenPatient } from "../../shared/schemas/patient-match.ts";
import { SiteRule } from "../../shared/schemas/pm-site.ts";
import { STEPS } from "./compose.ts";

const Step = z.enum(STEPS);

const Sees = z.object({ banner: z.nullable(SeenPatient), rows: z.number(), firstRows: z.array(SeenPatient) });
export type SeenHere = z.infer<typeof Sees>;

/** What the picker says to the panel that asked for it. It stands in a page: all of it is judged again. */
export const PickerSays = z.discriminatedUnion("type", [
	z.strictObject({ type: z.literal("pointed"), step: Step, found: z.object({ rule: SiteRule, sees: Sees }) }),
	z.strictObject({ type: z.literal("tried"), sees: Sees }),
	z.strictObject({ type: z.literal("stopped") }),
]);
export type PickerSays = z.infer<typeof PickerSays>;
