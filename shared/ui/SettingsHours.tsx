import { useState } from "preact/hooks";
import type { HoursDraft } from "../state/settings-drafts.ts";
import { DAYS } from "../state/settings-drafts.ts";
import { Button } from "./Button.tsx";
import { useApp, useLocale } from "./context.ts";
import { Field } from "./Field.tsx";
import { timeZones } from "./places-on-earth.ts";
import { SettingsSwitch } from "./SettingsChoice.tsx";
import { SettingsDay } from "./SettingsDay.tsx";
import { type FormPart, SettingsForm } from "./SettingsForm.tsx";
import { SettingsHolidays } from "./SettingsHolidays.tsx";
import type { TopicProps } from "./SettingsTopic.tsx";
import { dayName } from "./settings-days.ts";
import { useSettingsWords } from "./settings-wording.ts";

export function SettingsHours({ settings }: TopicProps) {
	const words = useSettingsWords();
	const zone = useApp().clinics.byId(settings.clinicId)?.timeZone.replaceAll("_", " ") ?? "";
	return (
		<>
			<Clock section={settings.sections.zone} />
			<SettingsForm section={settings.sections.hours} label={words.topics.hours.title}>
				{(part) => (
					<>
						<SettingsSwitch
							label={words.hours.known}
							hint={part.draft.known ? words.hours.zone(zone) : words.hours.unknown}
							on={part.draft.known}
							set={(known) => part.edit({ known })}
						/>
						{part.draft.known && <Week {...part} />}
						{part.draft.known && <SettingsHolidays {...part} />}
					</>
				)}
			</SettingsForm>
		</>
	);
}

function Clock({ section }: { section: TopicProps["settings"]["sections"]["zone"] }) {
	const words = useSettingsWords();
	const dark = useApp().dark.value;
	return (
		<SettingsForm
			section={section}
			label={words.hours.zoneTitle}
			save={{ label: words.hours.zoneSave, done: words.hours.zoneSaved, act: () => void section.save() }}
		>
			{({ draft, edit }) => (
				<div class={dark ? "c-field--dark" : undefined}>
					<Field label={words.hours.zoneTitle} hint={words.hours.zoneHint}>
						{(control) => (
							<select
								{...control}
								class="c-field__input c-field__input--select"
								value={draft.timeZone}
								onChange={(event) => edit({ timeZone: event.currentTarget.value })}
							>
								{zonesWith(draft.timeZone).map((zone) => (
									<option key={zone} value={zone}>
										{zone.replaceAll("_", " ")}
									</option>
								))}
							</select>
						)}
					</Field>
				</div>
			)}
		</SettingsForm>
	);
}

/** A browser may not list the zone that another one saved. */
function zonesWith(zone: string): string[] {
	const zones = timeZones();
	return zones.includes(zone) ? zones : [zone, ...zones];
}

function Week({ draft, edit, error }: FormPart<HoursDraft>) {
	const words = useSettingsWords();
	const locale = useLocale();
	const [copied, setCopied] = useState(false);
	const copy = () => {
		const all = () => draft.weekly.mon.map((span) => ({ ...span }));
		edit({ weekly: { mon: draft.weekly.mon, tue: all(), wed: all(), thu: all(), fri: all(), sat: all(), sun: all() } });
		setCopied(true);
	};
	return (
		<fieldset class="pc-fieldset">
			<legend>{words.hours.week}</legend>
			<p class="pc-hint pc-muted">{words.hours.midnight}</p>
			<ul class="pc-week">
				{DAYS.map((day) => (
					<SettingsDay
						key={day}
						name={dayName(day, locale)}
						path={`hours.weekly.${day}`}
						spans={draft.weekly[day]}
						error={error}
						set={(spans) => {
							setCopied(false);
							edit({ weekly: { ...draft.weekly, [day]: spans } });
						}}
					/>
				))}
			</ul>
			<div class="pc-settings__actions">
				<Button onClick={copy}>{words.hours.copy}</Button>
				<span class="pc-settings__said" role="status">
					{copied && words.hours.copied}
				</span>
			</div>
		</fieldset>
	);
}
