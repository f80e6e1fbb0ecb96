import { useId } from "preact/hooks";

type Choice<Value> = { value: Value; title: string; hint: string };
type SettingsChoiceProps<Value> = {
	legend: string;
	hideLegend?: boolean;
	value: Value;
	choices: Choice<Value>[];
	pick(value: Value): void;
};

/** One of several, each with what it means. */
export function SettingsChoice<Value extends string>({ legend, hideLegend = false, value, choices, pick }: SettingsChoiceProps<Value>) {
	const id = useId();
	return (
		<fieldset class="pc-fieldset">
			<legend class={hideLegend ? "pc-hidden" : undefined}>{legend}</legend>
			{choices.map((choice) => (
				<div key={choice.value} class="pc-settings__choice">
					<label class="pc-switch">
						<input
							type="radio"
							name={id}
							checked={choice.value === value}
							aria-describedby={`${id}-${choice.value}`}
							onChange={() => pick(choice.value)}
						/>
						{choice.title}
					</label>
					<p class="pc-hint pc-muted" id={`${id}-${choice.value}`}>
						{choice.hint}
					</p>
				</div>
			))}
		</fieldset>
	);
}

type SettingsSwitchProps = { label: string; hint?: string | undefined; on: boolean; disabled?: boolean; set(on: boolean): void };

export function SettingsSwitch({ label, hint, on, disabled = false, set }: SettingsSwitchProps) {
	const id = useId();
	return (
		<div class="pc-settings__choice">
			<label class={disabled ? "pc-switch pc-muted" : "pc-switch"}>
				<input
					type="checkbox"
					checked={on}
					disabled={disabled}
					aria-describedby={hint ? id : undefined}
					onChange={(event) => set(event.currentTarget.checked)}
				/>
				{label}
			</label>
			{hint && (
				<p class="pc-hint pc-muted" id={id}>
					{hint}
				</p>
			)}
		</div>
	);
}
