import type { PhoneState } from "./phone-state.ts";

const TRY = ["Can I move my 3 pm?", "¿Hablan español?", "STOP"];

/** Teaches the one thing to do next. */
export function Empty({ state, clinic }: { state: PhoneState; clinic: string }) {
	const take = (body: string) => {
		state.write({ body });
		document.querySelector<HTMLTextAreaElement>("#text")?.focus();
	};
	return (
		<div class="empty">
			<p class="lead">You are the patient now.</p>
			<p>Text {clinic} as you would from your own phone. It shows up in the helpdesk at once, and the answer arrives here.</p>
			<fieldset class="try">
				<legend>For example</legend>
				{TRY.map((body) => (
					<button key={body} type="button" onClick={() => take(body)}>
						{body}
					</button>
				))}
			</fieldset>
		</div>
	);
}
