import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useApp } from "./context.ts";

export type FieldProps = {
	label: string;
	hint?: string | undefined;
	error?: string | undefined;
	hideLabel?: boolean;
	children(control: { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean }): ComponentChildren;
};

/** A label, what to write, and what is wrong with it: in this order, beside the control and tied to it. */
export function Field({ label, hint, error, hideLabel = false, children }: FieldProps) {
	const id = useId();
	const dark = useApp().dark.value;
	const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
	return (
		<div class={`c-field ${dark ? "c-field--dark" : ""} ${error ? "c-field--error" : ""}`}>
			<label class={`c-field__label ${hideLabel ? "pc-hidden" : ""}`} for={id}>
				{label}
			</label>
			{hint && (
				<span class="c-field__hint pc-hint" id={`${id}-hint`}>
					{hint}
				</span>
			)}
			{children({ id, "aria-describedby": described || undefined, "aria-invalid": Boolean(error) })}
			{error && (
				<span class="c-field__message" id={`${id}-error`}>
					{error}
				</span>
			)}
		</div>
	);
}
