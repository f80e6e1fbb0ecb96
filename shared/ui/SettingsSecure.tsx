import type { SecureDraft } from "../state/settings-drafts.ts";
import { useApp } from "./context.ts";
import { Field } from "./Field.tsx";
import { SettingsChoice } from "./SettingsChoice.tsx";
import { type FormPart, SettingsForm } from "./SettingsForm.tsx";
import type { TopicProps } from "./SettingsTopic.tsx";
import { SettingsWords } from "./SettingsWords.tsx";
import { useSettingsWords } from "./settings-wording.ts";

/** As long as a real one, so that what the text costs is true. */
const EXAMPLE = "/p/4kQ8vZ2mT7xR1bN5cW9dLe";
const WAYS = ["either", "birth_date", "code"] as const;

/** The secure page: what brings patients there, and how they prove who they are. */
export function SettingsSecure({ settings }: TopicProps) {
	const app = useApp();
	const words = useSettingsWords();
	const clinic = app.clinics.byId(settings.clinicId)?.name ?? "";
	const { secure } = words;
	const filled = (text: string) => text.replaceAll("{clinic}", () => clinic).replace("{link}", () => location.origin + EXAMPLE);
	return (
		<SettingsForm section={settings.sections.secure} label={words.topics.secure.title}>
			{(part) => (
				<>
					<SettingsWords
						{...{ text: part.draft.notice, path: "secure.notice", error: part.error, hint: secure.noticeHint, filled }}
						set={(notice) => part.edit({ notice })}
					/>
					<SettingsChoice
						legend={secure.proof}
						value={part.draft.proof}
						choices={WAYS.map((value) => ({ value, ...secure.ways[value] }))}
						pick={(proof) => part.edit({ proof })}
					/>
					<p class="pc-hint pc-muted">{secure.shared}</p>
					<Hours {...part} />
					<div class="pc-settings__count">
						<Field label={secure.colour} hint={secure.colourHint} error={part.error("secure.colour")}>
							{(control) => (
								<input
									{...control}
									class="pc-settings__colour"
									type="color"
									value={part.draft.colour}
									onInput={(event) => part.edit({ colour: event.currentTarget.value })}
								/>
							)}
						</Field>
					</div>
				</>
			)}
		</SettingsForm>
	);
}

function Hours({ draft, edit, error }: FormPart<SecureDraft>) {
	const { secure } = useSettingsWords();
	const count = (name: "linkHours" | "nudgeHours", hint: string) => (
		<div class="pc-settings__count">
			<Field label={secure[name]} hint={hint} error={error(`secure.${name}`)}>
				{(control) => (
					<input
						{...control}
						class="c-field__input"
						inputmode="numeric"
						autocomplete="off"
						value={draft[name]}
						onInput={(event) => edit({ [name]: event.currentTarget.value })}
					/>
				)}
			</Field>
		</div>
	);
	return (
		<>
			{count("linkHours", secure.linkHoursHint)}
			{count("nudgeHours", secure.nudgeHoursHint)}
		</>
	);
}
