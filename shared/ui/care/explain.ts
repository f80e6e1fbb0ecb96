import type { Delivery } from "../../schemas/message.ts";
import type { CareWords } from "../../words/care-en.ts";
import { entry } from "../delivery.ts";

/** What went wrong and what to do now; the Worker's own sentence where we have no words for the cause. */
export function explain(delivery: Delivery, words: CareWords): { why: string; next: string } | null {
	if (delivery.state !== "undelivered" && delivery.state !== "failed") return null;
	const known = entry(words.trouble, delivery.cause ?? "");
	if (known && delivery.cause !== "other") return known;
	return { why: delivery.reason ?? words.trouble.other.why, next: delivery.reason ? "" : words.trouble.other.next };
}
