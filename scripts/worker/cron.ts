const NAMES: Record<string, number> = {};
"jan feb mar apr may jun jul aug sep oct nov dec".split(" ").forEach((name, index) => {
	NAMES[name] = index + 1;
});
"sun mon tue wed thu fri sat".split(" ").forEach((name, index) => {
	NAMES[name] = index + 1;
});

// Cloudflare counts days of the week from 1 for Sunday.
const RANGES = [
	[0, 59],
	[0, 23],
	[1, 31],
	[1, 12],
	[1, 7],
] as const;

export type Cron = { expression: string; isDue(at: Date): boolean };

/** One cron trigger as Cloudflare reads it, in UTC, to the minute. */
export function parseCron(expression: string): Cron {
	const fields = expression.trim().toLowerCase().split(/\s+/);
	if (fields.length !== RANGES.length) throw new Error(`The cron "${expression}" in wrangler.toml cannot be read.`);
	const [minute, hour, day, month, weekday] = RANGES.map(([low, high], index) => parseField(fields[index] ?? "", low, high));
	const bothDays = fields[2] !== "*" && fields[4] !== "*";
	return {
		expression,
		isDue(at) {
			const onDay = day?.has(at.getUTCDate()) ?? false;
			const onWeekday = weekday?.has(at.getUTCDay() + 1) ?? false;
			const today = bothDays ? onDay || onWeekday : onDay && onWeekday;
			return (
				today &&
				(minute?.has(at.getUTCMinutes()) ?? false) &&
				(hour?.has(at.getUTCHours()) ?? false) &&
				(month?.has(at.getUTCMonth() + 1) ?? false)
			);
		},
	};
}

function parseField(field: string, low: number, high: number) {
	const values = new Set<number>();
	for (const part of field.split(",")) {
		const [range = "", stepText = "1"] = part.split("/");
		const [from, to] = range === "*" ? [low, high] : bounds(range, part.includes("/") ? high : undefined);
		const step = Number(stepText);
		if (!(from >= low && to <= high && from <= to && step >= 1))
			throw new Error(`The cron field "${field}" in wrangler.toml cannot be read.`);
		for (let value = from; value <= to; value += step) values.add(value);
	}
	return values;
}

function bounds(range: string, openEnd: number | undefined): [number, number] {
	const [first = "", last] = range.split("-");
	const from = NAMES[first] ?? Number(first);
	return [from, last === undefined ? (openEnd ?? from) : (NAMES[last] ?? Number(last))];
}
