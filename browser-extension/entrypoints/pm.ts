import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { begin } from "../content/begin.ts";

/**
 * Runs in each frame of the addresses that staff allowed: the background registers it for those, and for no other. WXT's own wrapper of
 * content scripts would be a third of its weight, and its life is ours to end.
 */
export default defineUnlistedScript(() => void begin());
