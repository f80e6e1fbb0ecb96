import { type SettingsModel, TOPICS, type Topic } from "../state/settings.ts";
import { useSettingsWords } from "./settings-wording.ts";

const GROUPS = ["open", "texts", "consent", "practice", "clinic"] as const;

export function SettingsNav({ settings, topic, pick }: { settings: SettingsModel; topic: Topic; pick(topic: Topic): void }) {
	const words = useSettingsWords();
	const dirty: readonly Topic[] = settings.dirty.value;
	return (
		<nav class="pc-settings__nav" aria-label={words.sectionsLabel}>
			{GROUPS.map((group) => (
				<div key={group} class="pc-settings__group">
					<h2>{words.groups[group]}</h2>
					<ul>
						{TOPICS[group].map((one) => (
							<li key={one}>
								<button
									type="button"
									class="pc-tab"
									data-topic={one}
									aria-current={one === topic ? "page" : undefined}
									onClick={() => pick(one)}
								>
									<span>{words.topics[one].title}</span>
									{dirty.includes(one) && <span class="pc-tag pc-tag--warning">{words.notSaved}</span>}
								</button>
							</li>
						))}
					</ul>
				</div>
			))}
		</nav>
	);
}
