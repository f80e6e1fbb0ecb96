import type { Span } from "../schemas/hours.ts";
import { NINE_TO_FIVE } from "../state/settings-drafts.ts";
import { IconButton } from "./Button.tsx";
import { SettingsTime } from "./SettingsTime.tsx";
import { SettingsWrong } from "./SettingsWrong.tsx";
import { useSettingsWords } from "./settings-wording.ts";

const MOST_SPANS = 6;

type SettingsDayProps = {
	name: string;
	path: string;
	spans: Span[];
	error(field: string): string | undefined;
	set(spans: Span[]): void;
};

/** One day of the week, with as many stretches of hours as it has. */
export function SettingsDay({ name, path, spans, error, set }: SettingsDayProps) {
	const words = useSettingsWords();
	const wrong = error(path);
	const wrongId = wrong && `${path}-wrong`;
	return (
		<li class="pc-week__day">
			<span class="pc-week__name">{name}</span>
			<div class="pc-week__spans">
				{spans.length === 0 && <span class="pc-muted pc-week__closed">{words.hours.closed}</span>}
				{spans.map((span, index) => (
					<div key={index} class="pc-week__span">
						<SettingsTime
							label={words.hours.from(name, index + 1)}
							value={span.from}
							wrong={wrongId}
							set={(from) => set(spans.with(index, { ...span, from }))}
						/>
						<span class="pc-muted">{words.hours.until}</span>
						<SettingsTime
							label={words.hours.to(name, index + 1)}
							value={span.to}
							end
							wrong={wrongId}
							set={(to) => set(spans.with(index, { ...span, to }))}
						/>
						<IconButton icon="close" label={words.hours.remove(name, index + 1)} onClick={() => set(spans.toSpliced(index, 1))} />
					</div>
				))}
				<SettingsWrong id={`${path}-wrong`}>{wrong}</SettingsWrong>
			</div>
			{spans.length < MOST_SPANS && (
				<IconButton icon="plus" label={words.hours.add(name)} onClick={() => set([...spans, nextSpan(spans.at(-1))])} />
			)}
		</li>
	);
}

/** What most days have next: an afternoon after a morning. */
function nextSpan(last: Span | undefined): Span {
	if (!last) return { ...NINE_TO_FIVE };
	const hour = Number(last.to.slice(0, 2)) + 1;
	const from = hour < 24 ? `${String(hour).padStart(2, "0")}:${last.to.slice(3)}` : last.to;
	return { from, to: from < "17:00" ? "17:00" : "24:00" };
}
