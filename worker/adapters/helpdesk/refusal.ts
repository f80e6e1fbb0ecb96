import type { HelpdeskRefusal } from "../../ports.ts";
import type { Answer } from "./client.ts";

/** 404 and 410 say the same of a ticket: nothing can be done to it any more. */
export function refusal({ status }: Answer): HelpdeskRefusal {
	return status === 404 || status === 410 ? { kind: "gone" } : { kind: "rejected", status };
}
