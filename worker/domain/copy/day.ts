import { instantOf, localAt } from "../hours/zoned.ts";

/** A wall time that a clock skips in spring was never meant: somebody has to look. Of one that comes twice in autumn, the earlier is it. */
export function startAt(day: string, minute: number, timeZone: string): number | "start_skipped_by_clock" {
	const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
	const at = instantOf({ year, month, day: date }, minute, timeZone);
	return localAt(at, timeZone).minute === minute % 1_440 ? at : "start_skipped_by_clock";
}
