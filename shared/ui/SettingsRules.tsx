import { useApp } from "./context.ts";
import { Field } from "./Field.tsx";
import { SettingsChoice } from "./SettingsChoice.tsx";
import { type FormPart, SettingsForm } from "./SettingsForm.tsx";
import { SettingsTime } from "./SettingsTime.tsx";
import type { TopicProps } from "./SettingsTopic.tsx";
import { SettingsWrong } from "./SettingsWrong.tsx";
import { useSettingsWords } from "./settings-wording.ts";

export function SettingsQuiet({ settings }: TopicProps) {
	const words = useSettingsWords();
	return (
		<SettingsForm section={settings.sections.quiet} label={words.topics.quiet.title}>
			{({ draft, edit, error }) => {
				const wrong = error("quietHours");
				const wrongId = wrong && "quietHours-wrong";
				return (
					<fieldset class="pc-fieldset">
						<legend>{words.quiet.when}</legend>
						<div class="pc-week__span">
							<SettingsTime label={words.quiet.from} value={draft.from} wrong={wrongId} set={(from) => edit({ from })} />
							<span class="pc-muted">{words.hours.until}</span>
							<SettingsTime label={words.quiet.to} value={draft.to} end wrong={wrongId} set={(to) => edit({ to })} />
						</div>
						<SettingsWrong id="quietHours-wrong">{wrong}</SettingsWrong>
						<p class="pc-hint pc-muted">{words.quiet.zone}</p>
					</fieldset>
				);
			}}
		</SettingsForm>
	);
}

export function SettingsRevocation({ settings }: TopicProps) {
	const words = useSettingsWords();
	return (
		<SettingsForm section={settings.sections.revocation} label={words.topics.revocation.title}>
			{({ draft, edit }) => (
				<SettingsChoice
					legend={words.topics.revocation.title}
					hideLegend
					value={draft.choice}
					choices={[
						{ value: "everything", title: words.revocation.everything, hint: words.revocation.everythingHint },
						{ value: "as_law", title: words.revocation.as_law, hint: words.revocation.as_lawHint },
					]}
					pick={(choice) => edit({ choice })}
				/>
			)}
		</SettingsForm>
	);
}

export function SettingsTickets({ settings }: TopicProps) {
	const words = useSettingsWords();
	return (
		<SettingsForm section={settings.sections.tickets} label={words.topics.tickets.title}>
			{(part) => <TicketFields {...part} />}
		</SettingsForm>
	);
}

function TicketFields({ draft, edit, error }: FormPart<{ limited: boolean; days: string }>) {
	const words = useSettingsWords();
	const dark = useApp().dark.value;
	return (
		<fieldset class="pc-fieldset">
			<legend class="pc-hidden">{words.topics.tickets.title}</legend>
			<label class="pc-switch">
				<input type="radio" name="tickets" checked={!draft.limited} onChange={() => edit({ limited: false })} />
				{words.tickets.always}
			</label>
			<label class="pc-switch">
				<input type="radio" name="tickets" checked={draft.limited} onChange={() => edit({ limited: true })} />
				{words.tickets.limited}
			</label>
			{draft.limited && (
				<div class={`pc-settings__count ${dark ? "c-field--dark" : ""}`}>
					<Field label={words.tickets.days} hideLabel error={error("newTicketAfterDays")}>
						{(control) => (
							<input
								{...control}
								class="c-field__input"
								inputmode="numeric"
								autocomplete="off"
								value={draft.days}
								onInput={(event) => edit({ days: event.currentTarget.value })}
							/>
						)}
					</Field>
					<span class="pc-muted">{words.tickets.daysUnit}</span>
				</div>
			)}
		</fieldset>
	);
}
