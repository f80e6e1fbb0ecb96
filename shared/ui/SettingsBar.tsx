import { useEffect, useRef } from "preact/hooks";
import type { Outcome, SettingsSection } from "../state/settings-section.ts";
import type { SettingsWords } from "../words/settings-en.ts";
import { Banner } from "./Banner.tsx";
import { Button } from "./Button.tsx";
import { useSettingsWords } from "./settings-wording.ts";

type AnySection = Pick<SettingsSection<object>, "dirty" | "overtaken" | "outcome" | "discard" | "reload">;
type SettingsBarProps = { section: AnySection; save: string; saved: string };

/** Saves one section, and says how that went. */
export function SettingsBar({ section, save, saved }: SettingsBarProps) {
	const words = useSettingsWords();
	const { kind } = section.outcome.value;
	const dirty = section.dirty.value;
	const said = useRef<HTMLParagraphElement>(null);
	// The button that was just pressed is asleep now: the focus waits where the answer stands.
	useEffect(() => {
		if (kind === "saved" && document.activeElement === document.body) said.current?.focus();
	}, [kind]);
	return (
		<div class="pc-settings__bar">
			{kind === "conflict" && (
				<Banner tone="warning" icon="alert" action={<Button onClick={() => section.reload()}>{words.bar.load}</Button>}>
					{words.bar.conflict}
				</Banner>
			)}
			{kind !== "conflict" && section.overtaken.value && (
				<Banner tone="warning" icon="alert">
					{words.bar.overtaken}
				</Banner>
			)}
			<div class="pc-settings__actions">
				<Button type="submit" kind="primary" disabled={!dirty || kind === "saving" || kind === "conflict"}>
					{save}
				</Button>
				{dirty && kind !== "saving" && (
					<Button kind="basic" onClick={() => section.discard()}>
						{words.bar.discard}
					</Button>
				)}
				<p
					class={isTrouble(kind) ? "pc-settings__said pc-settings__said--danger" : "pc-settings__said"}
					role="status"
					tabIndex={-1}
					ref={said}
				>
					{sayOutcome(words, section, saved)}
				</p>
			</div>
		</div>
	);
}

function isTrouble(kind: Outcome["kind"]): boolean {
	return kind === "check" || kind === "unreached" || kind === "refused";
}

function sayOutcome({ bar }: SettingsWords, section: AnySection, saved: string): string {
	const outcome = section.outcome.value;
	if (outcome.kind === "saved") return section.dirty.value ? bar.dirty : saved;
	if (outcome.kind === "refused") return refusal(bar.refused, outcome.code, outcome.said);
	if (outcome.kind === "reloaded" && section.overtaken.value) return bar.dirty;
	if (outcome.kind === "conflict") return "";
	if (outcome.kind === "idle") return section.dirty.value ? bar.dirty : "";
	return bar[outcome.kind];
}

function refusal(refused: SettingsWords["bar"]["refused"], code: string, said: string | null): string {
	const known: [string, string] | undefined = Object.entries(refused).find(([name]) => name === code);
	return known?.[1] ?? (said ? `${refused.other} ${said}` : refused.other);
}
