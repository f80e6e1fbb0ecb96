import { PHI_ITEMS } from "../schemas/phi-items.ts";
import type { PhiItem } from "../schemas/settings.ts";
import { missing, type PhiDraft } from "../state/settings-drafts.ts";
import { dayKey, type Wall } from "../words/time.ts";
import { SettingsSwitch } from "./SettingsChoice.tsx";
import { type FormPart, SettingsForm } from "./SettingsForm.tsx";
import type { TopicProps } from "./SettingsTopic.tsx";
import { dateName } from "./settings-days.ts";
import { useStaffName } from "./settings-staff.ts";
import { useSettingsWords } from "./settings-wording.ts";

export function SettingsPhi({ settings, wall }: TopicProps) {
	const words = useSettingsWords();
	return (
		<SettingsForm section={settings.sections.phi} label={words.topics.phi.title}>
			{(part) => (
				<>
					<Items part={part} settings={settings} wall={wall} />
					<Switch {...part} />
				</>
			)}
		</SettingsForm>
	);
}

function Items({ part, settings, wall }: TopicProps & { part: FormPart<PhiDraft> }) {
	const words = useSettingsWords();
	const tickedBy = useTickWords(settings, wall);
	const { draft, edit } = part;
	const tick = (item: PhiItem, done: boolean) => {
		if (done) edit({ done: [...draft.done, item] });
		else edit({ done: draft.done.filter((other) => other !== item), on: false });
	};
	return (
		<fieldset class="pc-fieldset">
			<legend>
				{words.phi.list} <span class="pc-muted">{words.phi.progress(draft.done.length, PHI_ITEMS.length)}</span>
			</legend>
			{PHI_ITEMS.map((item) => (
				<SettingsSwitch
					key={item}
					label={words.phi.items[item].title}
					hint={[words.phi.items[item].hint, draft.done.includes(item) ? tickedBy(item) : ""].filter(Boolean).join(" ")}
					on={draft.done.includes(item)}
					set={(done) => tick(item, done)}
				/>
			))}
		</fieldset>
	);
}

function Switch({ draft, edit }: FormPart<PhiDraft>) {
	const words = useSettingsWords();
	const open = missing(draft);
	return (
		<div class="pc-card pc-settings__number">
			<SettingsSwitch
				label={words.phi.on}
				hint={
					open.length === 0
						? draft.on
							? words.phi.switchedOff
							: words.phi.ready
						: words.phi.missing(open.map((item) => words.phi.items[item].title).join(", "))
				}
				on={draft.on}
				disabled={open.length > 0}
				set={(on) => edit({ on })}
			/>
		</div>
	);
}

function useTickWords(settings: TopicProps["settings"], wall: Wall): (item: PhiItem) => string {
	const words = useSettingsWords();
	const nameOf = useStaffName("within");
	const checklist = settings.answer.value?.settings.phi.checklist;
	return (item) => {
		const tick = checklist?.[item];
		return tick?.done && tick.at && tick.by ? `${words.phi.ticked(dateName(dayKey(tick.at, wall), wall.locale), nameOf(tick.by))}.` : "";
	};
}
