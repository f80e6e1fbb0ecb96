import { useState } from "preact/hooks";
import type { HoursDraft } from "../state/settings-drafts.ts";
import { Button, IconButton } from "./Button.tsx";
import { useLocale } from "./context.ts";
import { Field } from "./Field.tsx";
import type { FormPart } from "./SettingsForm.tsx";
import { SettingsWrong } from "./SettingsWrong.tsx";
import { dateName } from "./settings-days.ts";
import { useSettingsWords } from "./settings-wording.ts";

export function SettingsHolidays({ draft, edit, error }: FormPart<HoursDraft>) {
	const words = useSettingsWords();
	const locale = useLocale();
	return (
		<fieldset class="pc-fieldset">
			<legend>{words.hours.holidays}</legend>
			<p class="pc-hint pc-muted">{draft.holidays.length === 0 ? words.hours.noHolidays : words.hours.holidaysHint}</p>
			{draft.holidays.length > 0 && (
				<ul class="pc-settings__list" aria-label={words.hours.holidays}>
					{draft.holidays.map((day) => (
						<li key={day} class="pc-settings__item">
							<time dateTime={day}>{dateName(day, locale)}</time>
							<IconButton
								icon="close"
								label={words.hours.removeHoliday(dateName(day, locale))}
								onClick={() => edit({ holidays: draft.holidays.filter((other) => other !== day) })}
							/>
						</li>
					))}
				</ul>
			)}
			<SettingsWrong id="holidays-wrong">{error("hours.holidays")}</SettingsWrong>
			<NewHoliday holidays={draft.holidays} add={(day) => edit({ holidays: [...draft.holidays, day].sort() })} />
		</fieldset>
	);
}

function NewHoliday({ holidays, add }: { holidays: string[]; add(day: string): void }) {
	const words = useSettingsWords();
	const [day, setDay] = useState("");
	const [wrong, setWrong] = useState<"holiday" | "holidayTwice" | null>(null);
	const take = () => {
		if (day === "") return setWrong("holiday");
		if (holidays.includes(day)) return setWrong("holidayTwice");
		add(day);
		setDay("");
	};
	return (
		<div class="pc-settings__inline">
			<Field label={words.hours.newHoliday} error={wrong ? words.errors[wrong] : undefined}>
				{(control) => (
					<input
						{...control}
						type="date"
						class="c-field__input"
						value={day}
						onInput={(event) => {
							setWrong(null);
							setDay(event.currentTarget.value);
						}}
						onKeyDown={(event) => {
							if (event.key !== "Enter") return;
							event.preventDefault();
							take();
						}}
					/>
				)}
			</Field>
			<Button icon="plus" large onClick={take}>
				{words.hours.addHoliday}
			</Button>
		</div>
	);
}
