import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { Button } from "../Button.tsx";
import { useWords } from "../context.ts";
import { Field } from "../Field.tsx";
import { SavingError } from "./SavingError.tsx";
import { useCareHere } from "./use-care-here.ts";
import type { Saving } from "./use-saving.ts";

const LONGEST = 300;

type ReasonFormProps = {
	saving: Saving;
	go: string;
	/** Without a label of its own the reason must be given. */
	optional?: string;
	placeholder?: string;
	cancel(): void;
	submit(reason: string): void;
	children?: ComponentChildren;
};

/** What cannot simply be undone is done with a reason. */
export function ReasonForm({ saving, go, optional, placeholder, cancel, submit, children }: ReasonFormProps) {
	const words = useWords();
	const { words: care } = useCareHere();
	const [reason, setReason] = useState("");
	const [missing, setMissing] = useState(false);
	const box = useRef<HTMLTextAreaElement>(null);
	const save = () => {
		const lacks = !optional && reason.trim() === "";
		setMissing(lacks);
		if (lacks) box.current?.focus();
		else submit(reason.trim());
	};
	return (
		<form
			class="pc-care__form"
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				save();
			}}
		>
			{children}
			<Field label={optional ?? care.reason} hint={care.reasonHint} error={missing ? care.reasonNeeded : undefined}>
				{(control) => (
					<textarea
						{...control}
						ref={box}
						class="c-field__input c-field__input--area"
						rows={2}
						maxLength={LONGEST}
						placeholder={placeholder}
						value={reason}
						onInput={(event) => setReason(event.currentTarget.value)}
					/>
				)}
			</Field>
			<SavingError saving={saving} />
			<div class="pc-form__actions">
				<Button type="submit" kind="primary" disabled={saving.busy}>
					{go}
				</Button>
				<Button kind="basic" onClick={cancel}>
					{words.cancel}
				</Button>
			</div>
		</form>
	);
}
