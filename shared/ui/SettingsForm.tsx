import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { errorAt } from "../state/settings-errors.ts";
import type { SettingsSection } from "../state/settings-section.ts";
import { SettingsBar } from "./SettingsBar.tsx";
import { sayError, useSettingsWords } from "./settings-wording.ts";

export type FormPart<Draft> = {
	draft: Draft;
	edit(part: Partial<Draft>): void;
	/** What is wrong with a field, by its path at the Worker. */
	error(field: string): string | undefined;
};

type SettingsFormProps<Draft extends object> = {
	section: SettingsSection<Draft>;
	label: string;
	/** What the button says and does, and what is said afterwards, where that is more than saving. */
	save?: { label: string; done: string; act(): void };
	children(part: FormPart<Draft>): ComponentChildren;
};

/** A plain form over one section. */
export function SettingsForm<Draft extends object>({ section, label, save, children }: SettingsFormProps<Draft>) {
	const words = useSettingsWords();
	const form = useRef<HTMLFormElement>(null);
	const errors = section.errors.value;
	const submit = async () => {
		if (save) save.act();
		else await section.save();
		if (Object.keys(section.errors.peek()).length === 0) return;
		requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
	};
	return (
		<form
			class="pc-settings__form"
			ref={form}
			noValidate
			aria-label={label}
			onSubmit={(event) => {
				event.preventDefault();
				void submit();
			}}
		>
			{children({
				draft: section.draft.value,
				edit: (part) => section.edit(part),
				error: (field) => {
					const found = errorAt(errors, field);
					return found && sayError(words, found);
				},
			})}
			<SettingsBar section={section} save={save?.label ?? words.bar.save} saved={save?.done ?? words.bar.saved} />
		</form>
	);
}
