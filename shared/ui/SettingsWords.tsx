import { smsSize } from "../rules/sms-size.ts";
import type { Words } from "../schemas/automatic-text.ts";
import { useWords } from "./context.ts";
import { Field } from "./Field.tsx";
import { useSettingsWords } from "./settings-wording.ts";

const LANGUAGES = ["en", "es"] as const;

type SettingsWordsProps = {
	text: Words;
	/** The field's path at the Worker: `afterHours.text`. */
	path: string;
	hint?: string | undefined;
	error(field: string): string | undefined;
	set(text: Words): void;
	/** As the patient gets it, where something is filled in. */
	filled?(text: string): string;
};

/** The same words in both languages, each beside what the patient will see of them. */
export function SettingsWords({ text, path, hint, error, set, filled = (words) => words }: SettingsWordsProps) {
	const words = useSettingsWords();
	return (
		<div class="pc-settings__words">
			{hint && <p class="pc-muted">{hint}</p>}
			{LANGUAGES.map((language) => (
				<div key={language} class="pc-settings__language">
					<Field label={words.text[language]} error={error(`${path}.${language}`)}>
						{(control) => (
							<textarea
								{...control}
								class="c-field__input c-field__input--area"
								rows={5}
								lang={language}
								dir="auto"
								value={text[language]}
								onInput={(event) => set({ ...text, [language]: event.currentTarget.value })}
							/>
						)}
					</Field>
					<Preview text={filled(text[language])} language={language} />
				</div>
			))}
		</div>
	);
}

function Preview({ text, language }: { text: string; language: "en" | "es" }) {
	const words = useSettingsWords();
	const { automatic } = useWords();
	const { parts, costly } = smsSize(text.trim());
	return (
		<figure class="pc-preview">
			<figcaption class="pc-hint pc-muted">
				{language === "en" ? words.text.previewEn : words.text.previewEs} <span class="pc-tag">{automatic}</span>
			</figcaption>
			<div class="pc-bubble pc-bubble--out" lang={language} dir="auto">
				{text.trim() || "…"}
			</div>
			<p class="pc-hint pc-muted">
				{words.text.size(text.trim().length, parts)}
				{costly !== null && ` · ${words.text.costly(costly)}`}
			</p>
		</figure>
	);
}
