import { national } from "./number.ts";
import { isOwn, shownAt } from "./order.ts";
import type { PhoneState } from "./phone-state.ts";
import type { Clinic } from "./seen.ts";
import { brief } from "./when.ts";

function Contact({ state, clinic }: { state: PhoneState; clinic: Clinic }) {
	const last = state.texts.value.findLast((text) => text.clinic === clinic.number && shownAt(text) !== null);
	const unseen = state.unseen(clinic.number);
	const line = last ? `${isOwn(last) ? "You: " : ""}${last.body || "Picture"}` : national(clinic.number);
	return (
		<li>
			<button type="button" class="contact" onClick={() => state.openClinic(clinic.number)}>
				<span class="face" aria-hidden="true">
					{clinic.name.slice(0, 1)}
				</span>
				<span class="words">
					<span class="name">{clinic.name}</span>
					<span class="line" dir="auto">
						{line}
					</span>
				</span>
				<span class="side">
					{last && <span class="time">{brief(shownAt(last) ?? 0, Date.now())}</span>}
					{unseen > 0 && <span class="badge">{unseen} new</span>}
				</span>
			</button>
		</li>
	);
}

export function Contacts({ state }: { state: PhoneState }) {
	const clinics = state.clinics.value;
	return (
		<section class="contacts" aria-labelledby="contacts-title">
			<h1 id="contacts-title">Messages</h1>
			{clinics.length === 0 ? (
				<p class="hint">No clinic has a number yet. Start the clinic, and its number shows up here as a contact.</p>
			) : (
				<ul>
					{clinics.map((clinic) => (
						<Contact key={clinic.number} state={state} clinic={clinic} />
					))}
				</ul>
			)}
		</section>
	);
}
