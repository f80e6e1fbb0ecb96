import * as z from "zod/mini";
import { AutomaticText } from "./automatic-text.ts";

/** Room for a clinic's name and a link in one text of ordinary length. */
const MOST = 300;

const Notice = AutomaticText.check(
	z.maxLength(MOST),
	z.refine((text) => text.split("{link}").length === 2, "Say once where the link goes: {link}."),
	z.refine((text) => !/\{(?!clinic\}|link\})/.test(text), "Only {clinic} and {link} can be filled in."),
);

/** What goes by SMS in place of a private message: `{clinic}` is its name, `{link}` the patient's own link. */
export const SecureNotice = z.strictObject({ en: Notice, es: Notice });
export type SecureNotice = z.infer<typeof SecureNotice>;
