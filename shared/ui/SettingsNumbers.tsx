import type { NumbersDraft } from "../state/settings-drafts.ts";
import { useApp } from "./context.ts";
import { SettingsChoice } from "./SettingsChoice.tsx";
import { SettingsForm } from "./SettingsForm.tsx";
import type { TopicProps } from "./SettingsTopic.tsx";
import { SettingsWrong } from "./SettingsWrong.tsx";
import { shownNumber } from "./settings-number.ts";
import { useSettingsWords } from "./settings-wording.ts";

export function SettingsNumbers({ settings }: TopicProps) {
	const words = useSettingsWords();
	const country = useApp().clinics.byId(settings.clinicId)?.country ?? "";
	return (
		<SettingsForm section={settings.sections.numbers} label={words.topics.numbers.title}>
			{({ draft, edit, error }) => (
				<>
					<p class="pc-settings__note">{words.numbers.warning}</p>
					{Object.entries(draft).map(([number, one]) => (
						<OneNumber key={number} display={shownNumber(number, country)} one={one} set={(changed) => edit({ [number]: changed })} />
					))}
					<SettingsWrong id="numbers-wrong">{error("numbers")}</SettingsWrong>
				</>
			)}
		</SettingsForm>
	);
}

type Settled = NumbersDraft[string];

function OneNumber({ display, one, set }: { display: string; one: Settled; set(changed: Settled): void }) {
	const words = useSettingsWords();
	const { stopReplies } = words.numbers;
	return (
		<section class="pc-card pc-settings__number" aria-label={display}>
			<h3>
				<bdi>{display}</bdi> {one.registration === "pending" && <span class="pc-tag pc-tag--warning">{words.numbers.pending}</span>}
			</h3>
			<SettingsChoice
				legend={words.numbers.registration}
				value={one.registration}
				choices={[
					{ value: "confirmed", title: words.numbers.confirmed, hint: words.numbers.confirmedHint },
					{ value: "pending", title: words.numbers.pending, hint: words.numbers.pendingHint },
				]}
				pick={(registration) => set({ ...one, registration })}
			/>
			<SettingsChoice
				legend={words.numbers.replies}
				value={one.stopReplies}
				choices={[
					{ value: "carrier_default", ...stopReplies.carrier_default },
					{ value: "carrier_advanced", ...stopReplies.carrier_advanced },
					{ value: "ours", ...stopReplies.ours },
				]}
				pick={(replies) => set({ ...one, stopReplies: replies })}
			/>
		</section>
	);
}
