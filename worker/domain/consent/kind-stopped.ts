// A STOP in answer to one kind of outreach ends that kind; whether it ends all outreach, the clinic's choice and the law on the
// day of the STOP say. Who told the staff "no more recalls" has named what they want: nothing more is read into it.

import type { RevocationChoice } from "../../../shared/schemas/settings.ts";
import { revocationScope } from "../clinic/revocation.ts";
import type { StoppedKind } from "../phone/standing.ts";

export function isKindStopped(kind: string, stopped: readonly StoppedKind[], choice: RevocationChoice): boolean {
	return stopped.some((stop) => stop.kind === kind || (stop.source !== "staff" && revocationScope(choice, stop.at) === "everything"));
}
