import type { ClinicSettings, StopReplies } from "../schemas/settings.ts";
import type { WordingVersion } from "../schemas/wording.ts";

export function stopRepliesOf(settings: Pick<ClinicSettings, "numbers">, number: string): StopReplies {
	return settings.numbers[number]?.stopReplies ?? "carrier_default";
}

export function wordingInUse(settings: Pick<ClinicSettings, "consent">): WordingVersion {
	const newest = settings.consent.versions.at(-1);
	// The built-in words are always there.
	if (!newest) throw new Error("no wording");
	return newest;
}
