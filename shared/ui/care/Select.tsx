import { Field } from "../Field.tsx";

type SelectProps<Option extends string> = {
	label: string;
	options: readonly Option[];
	names: Record<Option, string>;
	value: Option;
	pick(option: Option): void;
};

export function Select<Option extends string>({ label, options, names, value, pick }: SelectProps<Option>) {
	return (
		<Field label={label}>
			{(control) => (
				<select
					{...control}
					class="c-field__input c-field__input--select"
					value={value}
					onChange={(event) => {
						const picked = options[event.currentTarget.selectedIndex];
						if (picked) pick(picked);
					}}
				>
					{options.map((option) => (
						<option key={option} value={option}>
							{names[option]}
						</option>
					))}
				</select>
			)}
		</Field>
	);
}
