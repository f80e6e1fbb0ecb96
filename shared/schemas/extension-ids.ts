import * as z from "zod/mini";

/** `key` of the Chrome and Edge manifests: fixes the id of a build that comes from no store. The other half of the key was thrown away. */
export const EXTENSION_KEY =
	"MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAseVypYleKFS3/Eoaeb9p2nZz6mGFs60tyaMTI1dplVgy9MQB7BCDMslKY48O4lyQP0H1NeHVaHhELiQanQEUvtAzaXUPZ99GCemwZYgMtPNCln7/bFTacvFfu3Bcy4II4giGkcVjj2JwVmabbE02xmDcaNzQz1aqd8KwoZFqYIWyTkHIOhDtXpcHxBjix/7OEvabe8zsOerRSCLMTa4PdrjT0Dnikqk3MlLzcBrGIHF3si8Mp2UGFhAn/su6UA48jQaBvBIcGc6CR5qjNh85YAPmSyHuHfcvujacx/NvAjizhcNcT/PZMPn8RB+TPTtzsMBMzvY9W/YLRQJBQGxk5wIDAQAB";

/** What Chrome and Edge make of that key. */
export const CHROME_EXTENSION_ID = "kdblgelebmkhjfkpbiglnnnblpemlapb";

/** `browser_specific_settings.gecko.id` of the Firefox manifest. */
export const FIREFOX_ADDON_ID = "patient-chat@patient-chat.example";

/** What Firefox makes of it for the address that a sign-in comes back to: SHA-1, in hex. */
export const FIREFOX_REDIRECT_ID = "6016a36823930be2a1492cf090fe331d6641c001";

/** The ids that every deployment trusts. */
export const OUR_EXTENSION_IDS: readonly string[] = [CHROME_EXTENSION_ID, FIREFOX_REDIRECT_ID];

const CHROME_ID = /^[a-p]{32}$/;
const FIREFOX_ID = /^[0-9a-f]{40}$/;

/** Chrome's and Edge's 32 letters, or Firefox's 40 hex digits. */
export const ExtensionId = z.union([z.string().check(z.regex(CHROME_ID)), z.string().check(z.regex(FIREFOX_ID))]);

/** The one address at which the browser hands a sign-in back to this extension, whole; null for what is no id. */
export function redirectOf(id: string): string | null {
	if (CHROME_ID.test(id)) return `https://${id}.chromiumapp.org/`;
	return FIREFOX_ID.test(id) ? `https://${id}.extensions.allizom.org/` : null;
}
