import type { EmergencyDraft } from "../state/settings-drafts.ts";
import { Field } from "./Field.tsx";
import { SettingsChoice } from "./SettingsChoice.tsx";
import { type FormPart, SettingsForm } from "./SettingsForm.tsx";
import type { TopicProps } from "./SettingsTopic.tsx";
import { useSettingsWords } from "./settings-wording.ts";

export function SettingsEmergency({ settings }: TopicProps) {
	const words = useSettingsWords();
	return (
		<SettingsForm section={settings.sections.emergency} label={words.topics.emergency.title}>
			{(part) => (
				<>
					<SettingsChoice
						legend={words.topics.emergency.title}
						hideLegend
						value={part.draft.own ? "own" : "built_in"}
						choices={[
							{ value: "built_in", title: words.emergency.builtIn, hint: words.emergency.builtInHint },
							{ value: "own", title: words.emergency.own, hint: words.emergency.ownHint },
						]}
						pick={(choice) => part.edit({ own: choice === "own" })}
					/>
					{part.draft.own && <Lists {...part} />}
				</>
			)}
		</SettingsForm>
	);
}

function Lists({ draft, edit, error }: FormPart<EmergencyDraft>) {
	const words = useSettingsWords();
	const fields = [
		["en", draft.en],
		["es", draft.es],
	] as const;
	return (
		<div class="pc-settings__pair">
			{fields.map(([language, list]) => (
				<Field
					key={language}
					label={words.emergency[language]}
					hint={words.emergency.hints[language]}
					error={error(`emergencyWords.${language}`)}
				>
					{(control) => (
						<textarea
							{...control}
							class="c-field__input c-field__input--area"
							rows={10}
							lang={language}
							value={list}
							onInput={(event) => edit({ [language]: event.currentTarget.value })}
						/>
					)}
				</Field>
			))}
		</div>
	);
}
