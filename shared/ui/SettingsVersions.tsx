import type { WordingSeen } from "../state/settings-answer.ts";
import { exactTime, type Wall } from "../words/time.ts";
import { useStaffName } from "./settings-staff.ts";
import { useSettingsWords } from "./settings-wording.ts";

/** Every wording that ever went out, newest first: older ones are what patients signed. */
export function SettingsVersions({ versions, wall }: { versions: WordingSeen[]; wall: Wall }) {
	const words = useSettingsWords();
	return (
		<section class="pc-settings__part">
			<h3>{words.consent.versions}</h3>
			<ol class="pc-settings__versions" aria-label={words.consent.versions}>
				{versions.toReversed().map((version, index) => (
					<li key={version.version}>
						<details open={index === 0}>
							<summary>
								<strong>{words.consent.version(version.version)}</strong> {index === 0 && <span class="pc-tag">{words.consent.inUse}</span>}{" "}
								<Origin version={version} wall={wall} />
							</summary>
							<Text version={version} language="en" />
							<Text version={version} language="es" />
						</details>
					</li>
				))}
			</ol>
		</section>
	);
}

function Origin({ version, wall }: { version: WordingSeen; wall: Wall }) {
	const words = useSettingsWords();
	const nameOf = useStaffName("within");
	const text = version.by === "built-in" ? words.consent.builtIn : words.consent.published(exactTime(version.at, wall), nameOf(version.by));
	return <span class="pc-hint pc-muted">{text}</span>;
}

function Text({ version, language }: { version: WordingSeen; language: "en" | "es" }) {
	const words = useSettingsWords();
	return (
		<figure class="pc-preview">
			<div class="pc-bubble pc-bubble--out" lang={language} dir="auto">
				{version.text[language]}
			</div>
			<figcaption class="pc-hint pc-muted pc-settings__hash" title={words.consent.hashWhat}>
				{words.consent.hash(version.hash[language])}
			</figcaption>
		</figure>
	);
}
