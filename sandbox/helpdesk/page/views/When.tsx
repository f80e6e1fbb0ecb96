const clock = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric" });
const full = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short" });

export function When({ at }: { at: string }) {
	const date = new Date(at);
	const today = new Date().toDateString() === date.toDateString();
	return (
		<time dateTime={at} title={full.format(date)}>
			{today ? clock.format(date) : `${day.format(date)}, ${clock.format(date)}`}
		</time>
	);
}
