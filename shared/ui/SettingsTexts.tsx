import { SettingsChoice, SettingsSwitch } from "./SettingsChoice.tsx";
import { SettingsForm } from "./SettingsForm.tsx";
import type { TopicProps } from "./SettingsTopic.tsx";
import { SettingsWords } from "./SettingsWords.tsx";
import { useSettingsWords } from "./settings-wording.ts";

export function SettingsAfterHours({ settings }: TopicProps) {
	const words = useSettingsWords();
	const noHours = settings.answer.value?.settings.hours === null;
	return (
		<SettingsForm section={settings.sections.afterHours} label={words.topics.afterHours.title}>
			{({ draft, edit, error }) => (
				<>
					<SettingsSwitch
						label={words.afterHours.on}
						hint={draft.on && noHours ? words.afterHours.noHours : undefined}
						on={draft.on}
						set={(on) => edit({ on })}
					/>
					<SettingsWords
						{...{ text: draft.text, path: "afterHours.text", error, hint: words.afterHours.emergency }}
						set={(text) => edit({ text })}
					/>
				</>
			)}
		</SettingsForm>
	);
}

export function SettingsClosedCase({ settings }: TopicProps) {
	const words = useSettingsWords();
	return (
		<SettingsForm section={settings.sections.closedCase} label={words.topics.closedCase.title}>
			{({ draft, edit, error }) => (
				<>
					<SettingsChoice
						legend={words.topics.closedCase.title}
						hideLegend
						value={draft.policy}
						choices={[
							{ value: "reopen", title: words.closedCase.reopen, hint: words.closedCase.reopenHint },
							{ value: "answer", title: words.closedCase.answer, hint: words.closedCase.answerHint },
						]}
						pick={(policy) => edit({ policy })}
					/>
					{(draft.policy === "answer" || error("closedCase.text") !== undefined) && (
						<SettingsWords {...{ text: draft.text, path: "closedCase.text", error }} set={(text) => edit({ text })} />
					)}
				</>
			)}
		</SettingsForm>
	);
}

export function SettingsFirstContact({ settings }: TopicProps) {
	const words = useSettingsWords();
	return (
		<SettingsForm section={settings.sections.firstContact} label={words.topics.firstContact.title}>
			{({ draft, edit, error }) => (
				<>
					<SettingsSwitch label={words.firstContact.on} hint={words.firstContact.hint} on={draft.on} set={(on) => edit({ on })} />
					<SettingsWords {...{ text: draft.text, path: "firstContact.text", error }} set={(text) => edit({ text })} />
				</>
			)}
		</SettingsForm>
	);
}

export function SettingsHelp({ settings }: TopicProps) {
	const words = useSettingsWords();
	return (
		<SettingsForm section={settings.sections.help} label={words.topics.help.title}>
			{({ draft, edit, error }) => (
				<SettingsWords {...{ text: draft.text, path: "help.text", error, hint: words.help.hint }} set={(text) => edit({ text })} />
			)}
		</SettingsForm>
	);
}

export function SettingsOptOut({ settings }: TopicProps) {
	const words = useSettingsWords();
	return (
		<SettingsForm section={settings.sections.optOut} label={words.topics.optOut.title}>
			{({ draft, edit, error }) => (
				<SettingsWords
					{...{ text: draft.text, path: "optOutConfirmation.text", error, hint: words.optOut.hint }}
					set={(text) => edit({ text })}
				/>
			)}
		</SettingsForm>
	);
}
