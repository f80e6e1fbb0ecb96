import { useState } from "preact/hooks";
import type { SettingsModel } from "../state/settings.ts";
import { Field } from "./Field.tsx";
import { SettingsDialog } from "./SettingsDialog.tsx";
import { SettingsForm } from "./SettingsForm.tsx";
import type { TopicProps } from "./SettingsTopic.tsx";
import { SettingsVersions } from "./SettingsVersions.tsx";
import { SettingsWords } from "./SettingsWords.tsx";
import { useSettingsWords } from "./settings-wording.ts";

export function SettingsConsent({ settings, wall }: TopicProps) {
	return (
		<>
			<SettingsVersions versions={settings.answer.value?.settings.consent.versions ?? []} wall={wall} />
			<Editor settings={settings} />
			<Window settings={settings} />
		</>
	);
}

function Editor({ settings }: { settings: SettingsModel }) {
	const words = useSettingsWords();
	const { wording } = settings.sections;
	const [asking, setAsking] = useState(false);
	const publish = () => {
		setAsking(false);
		void wording.save();
	};
	return (
		<section class="pc-settings__part">
			<h3>{words.consent.editor}</h3>
			<SettingsForm
				section={wording}
				label={words.consent.editor}
				save={{ label: words.consent.publish, done: words.consent.done, act: () => wording.check() && setAsking(true) }}
			>
				{({ draft, edit, error }) => <SettingsWords {...{ text: draft, path: "text", error, hint: words.consent.editorHint }} set={edit} />}
			</SettingsForm>
			{asking && (
				<SettingsDialog
					title={words.consent.confirmTitle}
					yes={words.consent.confirm}
					no={words.leave.stay}
					close={() => setAsking(false)}
					act={publish}
				>
					<p>{words.consent.confirmText}</p>
				</SettingsDialog>
			)}
		</section>
	);
}

function Window({ settings }: { settings: SettingsModel }) {
	const words = useSettingsWords();
	return (
		<section class="pc-settings__part">
			<h3>{words.consent.windowTitle}</h3>
			<SettingsForm section={settings.sections.window} label={words.consent.windowTitle}>
				{({ draft, edit, error }) => (
					<div class="pc-settings__count">
						<Field label={words.consent.window} hint={words.consent.windowHint} error={error("consent.windowHours")}>
							{(control) => (
								<input
									{...control}
									class="c-field__input"
									inputmode="numeric"
									autocomplete="off"
									value={draft.hours}
									onInput={(event) => edit({ hours: event.currentTarget.value })}
								/>
							)}
						</Field>
					</div>
				)}
			</SettingsForm>
		</section>
	);
}
