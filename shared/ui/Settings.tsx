import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Clinic } from "../schemas/clinic.ts";
import { type SettingsModel, settingsOf, type Topic } from "../state/settings.ts";
import { Button } from "./Button.tsx";
import { useApp } from "./context.ts";
import { SettingsDialog } from "./SettingsDialog.tsx";
import { SettingsNav } from "./SettingsNav.tsx";
import { SettingsTopic } from "./SettingsTopic.tsx";
import { SettingsTrouble } from "./SettingsTrouble.tsx";
import { useSettingsWords } from "./settings-wording.ts";

type SettingsProps = { clinic: Clinic; back(): void };

/** What admins decide for one clinic: a list on the left, one plain form beside it, or one at a time where there is no room. */
export function Settings({ clinic, back }: SettingsProps) {
	const app = useApp();
	const settings = useMemo(() => settingsOf(app, clinic.id), [app, clinic.id]);
	if (clinic.role !== "admin") return <SettingsTrouble kind="not_allowed" retry={back} />;
	return <Page clinic={clinic} settings={settings} back={back} />;
}

function Page({ clinic, settings, back }: SettingsProps & { settings: SettingsModel }) {
	const words = useSettingsWords();
	const { topic, shown, page, pick, close } = useTopic(settings);
	const [leaving, setLeaving] = useState(false);
	useEffect(() => void settings.load(), [settings]);
	useReminder(settings);
	const leave = () => {
		if (settings.dirty.value.length > 0) setLeaving(true);
		else back();
	};
	return (
		<div class="pc-settings" data-open={shown} ref={page}>
			<aside class="pc-settings__aside">
				<div class="pc-settings__head">
					<Button kind="basic" icon="back" onClick={leave}>
						{words.backToTexts}
					</Button>
					<h1>{words.title}</h1>
					<p class="pc-muted">{clinic.name}</p>
				</div>
				<SettingsNav settings={settings} topic={topic} pick={pick} />
			</aside>
			<section class="pc-settings__main" aria-label={words.topics[topic].title}>
				<SettingsTopic key={topic} settings={settings} topic={topic} chosen={shown} back={close} />
			</section>
			{leaving && (
				<SettingsDialog
					title={words.leave.title}
					yes={words.leave.go}
					no={words.leave.stay}
					danger
					close={() => setLeaving(false)}
					act={() => {
						settings.discard();
						back();
					}}
				>
					<p>{words.leave.text}</p>
					<ul class="pc-settings__missing">
						{settings.dirty.value.map((one) => (
							<li key={one}>{words.topics[one].title}</li>
						))}
					</ul>
				</SettingsDialog>
			)}
		</div>
	);
}

/** Which section is open. Turning away from one with changes leaves them there, and says so. */
function useTopic(settings: SettingsModel) {
	const app = useApp();
	const { bar, topics } = useSettingsWords();
	const page = useRef<HTMLDivElement>(null);
	const [topic, setTopic] = useState<Topic>("hours");
	const [shown, setShown] = useState(false);
	const pick = (next: Topic) => {
		if (next !== topic && settings.dirty.value.includes(topic)) {
			const action = { label: bar.goBack, act: () => setTopic(topic) };
			app.toast.show({ text: bar.elsewhere(topics[topic].title), action });
		}
		setTopic(next);
		setShown(true);
	};
	const close = () => {
		setShown(false);
		requestAnimationFrame(() => page.current?.querySelector<HTMLElement>(`[data-topic="${topic}"]`)?.focus());
	};
	return { topic, shown, page, pick, close };
}

/** Called away in the middle of it, to a thread that somebody must see: nothing is lost, and that is said. */
function useReminder(settings: SettingsModel): void {
	const app = useApp();
	const { bar } = useSettingsWords();
	useEffect(
		() => () => {
			if (settings.dirty.peek().length > 0) app.toast.show({ text: bar.left });
		},
		[settings],
	);
}
