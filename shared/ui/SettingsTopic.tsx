import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { SettingsModel, Topic } from "../state/settings.ts";
import type { Wall } from "../words/time.ts";
import { IconButton } from "./Button.tsx";
import { useWall } from "./context.ts";
import { lazyPm } from "./pm/LazyPm.tsx";
import { SettingsConsent } from "./SettingsConsent.tsx";
import { SettingsEmergency } from "./SettingsEmergency.tsx";
import { SettingsHistory } from "./SettingsHistory.tsx";
import { SettingsHours } from "./SettingsHours.tsx";
import { SettingsMembers } from "./SettingsMembers.tsx";
import { SettingsNumbers } from "./SettingsNumbers.tsx";
import { SettingsPhi } from "./SettingsPhi.tsx";
import { SettingsQuiet, SettingsRevocation, SettingsTickets } from "./SettingsRules.tsx";
import { SettingsSecure } from "./SettingsSecure.tsx";
import { SettingsAfterHours, SettingsClosedCase, SettingsFirstContact, SettingsHelp, SettingsOptOut } from "./SettingsTexts.tsx";
import { SettingsTrouble } from "./SettingsTrouble.tsx";
import { ListSkeleton } from "./Skeleton.tsx";
import { useSettingsWords } from "./settings-wording.ts";

export type TopicProps = { settings: SettingsModel; wall: Wall };

const BODIES: Record<Topic, ComponentType<TopicProps>> = {
	hours: SettingsHours,
	quiet: SettingsQuiet,
	afterHours: SettingsAfterHours,
	closedCase: SettingsClosedCase,
	help: SettingsHelp,
	firstContact: SettingsFirstContact,
	optOut: SettingsOptOut,
	emergency: SettingsEmergency,
	consent: SettingsConsent,
	phi: SettingsPhi,
	secure: SettingsSecure,
	numbers: SettingsNumbers,
	revocation: SettingsRevocation,
	pmCopy: lazyPm("PmCopy"),
	pmSchedule: lazyPm("PmSchedule"),
	pmServer: lazyPm("PmServer"),
	pmSites: lazyPm("PmSites"),
	tickets: SettingsTickets,
	members: SettingsMembers,
	history: SettingsHistory,
};

type SettingsTopicProps = {
	settings: SettingsModel;
	topic: Topic;
	/** Somebody chose it: the focus goes along. */
	chosen: boolean;
	back(): void;
};

/** One section: its name, what it does to a patient, and its form. */
export function SettingsTopic({ settings, topic, chosen, back }: SettingsTopicProps) {
	const words = useSettingsWords();
	const wall = useWall(settings.clinicId);
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => {
		if (chosen) heading.current?.focus();
	}, [topic, chosen]);
	const { title, what } = words.topics[topic];
	const state = settings.state.value;
	const Body = BODIES[topic];
	return (
		<div class="pc-settings__topic">
			<div class="pc-settings__title">
				<IconButton icon="back" label={words.backToAll} class="pc-back" onClick={back} />
				<h2 tabIndex={-1} ref={heading}>
					{title}
				</h2>
			</div>
			<p class="pc-settings__what">{what}</p>
			{state.kind === "loading" && <ListSkeleton />}
			{state.kind === "trouble" && <SettingsTrouble kind={state.trouble} retry={() => settings.load()} />}
			{state.kind === "ready" && <Body settings={settings} wall={wall} />}
		</div>
	);
}
