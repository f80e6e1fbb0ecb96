import { useApp } from "./context.ts";

type SettingsTimeProps = {
	label: string;
	value: string;
	/** Of a stretch: there 0:00 is midnight after it, which the Worker writes as 24:00. */
	end?: boolean;
	/** The id of what is wrong with it. */
	wrong: string | undefined;
	set(value: string): void;
};

export function SettingsTime({ label, value, end = false, wrong, set }: SettingsTimeProps) {
	const dark = useApp().dark.value;
	return (
		<div class={`c-field c-field--compact pc-time ${dark ? "c-field--dark" : ""} ${wrong ? "c-field--error" : ""}`}>
			<input
				type="time"
				class="c-field__input"
				aria-label={label}
				aria-invalid={wrong !== undefined}
				aria-describedby={wrong}
				value={value === "24:00" ? "00:00" : value}
				onInput={(event) => {
					const typed = event.currentTarget.value;
					set(end && typed === "00:00" ? "24:00" : typed);
				}}
			/>
		</div>
	);
}
