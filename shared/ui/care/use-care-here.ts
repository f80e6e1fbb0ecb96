import { type Care, useCare } from "../use-care.ts";

/** Within the screens that came with it, it is always there. */
export function useCareHere(): Care {
	const care = useCare();
	if (!care) throw new Error("a screen of care outside its thread");
	return care;
}
