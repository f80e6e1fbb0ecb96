import { useState } from "preact/hooks";
import { Button } from "../Button.tsx";
import { useApp } from "../context.ts";

type CopyBoxProps = { label: string; text: string; copy: string; copied: string; failed: string; long?: boolean };

/** Something to be taken along whole: by the button, or by hand where the browser refuses. */
export function CopyBox({ label, text, copy, copied, failed, long = false }: CopyBoxProps) {
	const dark = useApp().dark.value;
	const [said, setSaid] = useState("");
	const take = () =>
		navigator.clipboard.writeText(text).then(
			() => setSaid(copied),
			() => setSaid(failed),
		);
	return (
		<div class="pc-copy">
			{long ? (
				<section
					class="pc-copy__text"
					// biome-ignore lint/a11y/noNoninteractiveTabindex: what does not fit must be scrolled by keyboard too.
					tabIndex={0}
					aria-label={label}
				>
					<pre dir="ltr">{text}</pre>
				</section>
			) : (
				<div class={`pc-copy__field c-field ${dark ? "c-field--dark" : ""}`}>
					<input
						class="c-field__input"
						readOnly
						dir="ltr"
						aria-label={label}
						value={text}
						onFocus={(event) => event.currentTarget.select()}
					/>
				</div>
			)}
			<Button onClick={() => void take()}>{copy}</Button>
			<span class="pc-hint pc-muted" role="status">
				{said}
			</span>
		</div>
	);
}
