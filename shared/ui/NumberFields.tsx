import type { NumberField } from "../state/clinic-form.ts";
import { Button, IconButton } from "./Button.tsx";
import type { FormPart } from "./ClinicForm.tsx";
import { Field } from "./Field.tsx";
import { useSetupWords } from "./wording.ts";

export function NumberFields({ fields, errors, change }: FormPart) {
	const setup = useSetupWords();
	const set = (key: string, part: Partial<NumberField>) =>
		change({ numbers: fields.numbers.map((field) => (field.key === key ? { ...field, ...part } : field)) });
	return (
		<fieldset class="pc-fieldset">
			<legend>{setup.numbers}</legend>
			<p class="pc-muted">{setup.numbersHint}</p>
			{fields.numbers.map((field, index) => {
				const error = errors[field.key];
				return (
					<div key={field.key} class="pc-line">
						<div class="pc-line__grow">
							<Field label={setup.number(index + 1)} hideLabel error={error && setup.errors[error]}>
								{(control) => (
									<input
										{...control}
										class="c-field__input"
										type="tel"
										dir="ltr"
										autocomplete="off"
										value={field.typed}
										onInput={(event) => set(field.key, { typed: event.currentTarget.value })}
									/>
								)}
							</Field>
							<label class="pc-switch">
								<input
									type="checkbox"
									checked={field.registered}
									onChange={(event) => set(field.key, { registered: event.currentTarget.checked })}
								/>
								<span>
									{setup.registered} <span class="pc-muted">{setup.registeredHint}</span>
								</span>
							</label>
						</div>
						{fields.numbers.length > 1 && (
							<IconButton
								icon="close"
								label={setup.removeNumber(index + 1)}
								onClick={() => change({ numbers: fields.numbers.filter((other) => other.key !== field.key) })}
							/>
						)}
					</div>
				);
			})}
			<Button
				kind="basic"
				icon="plus"
				onClick={() => change({ numbers: [...fields.numbers, { key: crypto.randomUUID(), typed: "", registered: true }] })}
			>
				{setup.addNumber}
			</Button>
		</fieldset>
	);
}
