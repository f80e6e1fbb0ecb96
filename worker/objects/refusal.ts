import type { Message } from "../../shared/schemas/message.ts";
import type { SendRefusal } from "../domain/consent/may-send.ts";

export type OwnRefusal = "not_found" | "read_only" | "not_allowed" | "id_reused" | "number_taken" | "not_waiting";

/** A refusal is an answer, not a fault: `http/errors.ts` puts it into a response. A send's refusal brings its own words. */
export type Refusal = { refused: OwnRefusal } | { refused: SendRefusal; reason: string };

export type SendAnswer = { message: Message; created: boolean } | Refusal;
