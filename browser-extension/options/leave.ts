import type { Browser } from "wxt/browser";
import { patternOf } from "../background/address.ts";

type Permissions = Pick<typeof Browser.permissions, "contains" | "request" | "remove" | "onAdded" | "onRemoved">;

export type Leave = ReturnType<typeof leaveOf>;

/** What the browser lets us do at an address. It alone knows: nothing of it is remembered. */
export function leaveOf(permissions: Permissions) {
	const at = (origin: string) => ({ origins: [patternOf(origin)] });
	return {
		has: (origin: string): Promise<boolean> => permissions.contains(at(origin)),
		/** Within the click: later the browser does not ask. For this one address, never for all. */
		ask: (origin: string): Promise<boolean> => permissions.request(at(origin)).catch(() => false),
		giveUp: (origin: string): Promise<boolean> => permissions.remove(at(origin)).catch(() => false),
		onChange(listener: () => void): () => void {
			permissions.onAdded.addListener(listener);
			permissions.onRemoved.addListener(listener);
			return () => {
				permissions.onAdded.removeListener(listener);
				permissions.onRemoved.removeListener(listener);
			};
		},
	};
}
