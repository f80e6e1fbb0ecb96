import { Composer } from "./Composer.tsx";
import { Empty } from "./Empty.tsx";
import { Icon } from "./icons.tsx";
import { Log } from "./Log.tsx";
import { national } from "./number.ts";
import type { PhoneState } from "./phone-state.ts";
import type { Clinic } from "./seen.ts";

export function Thread({ state, clinic }: { state: PhoneState; clinic: Clinic }) {
	const isEmpty = state.isLoaded.value && state.shown.value.length === 0 && state.notSent.value.length === 0;
	return (
		<section class="thread" aria-label={`Texts with ${clinic.name}`}>
			<header class="contact-bar">
				{state.clinics.value.length > 1 && (
					<button type="button" class="round" aria-label="Back to all contacts" onClick={() => state.openClinic(null)}>
						<Icon name="back" />
					</button>
				)}
				<span class="face" aria-hidden="true">
					{clinic.name.slice(0, 1)}
				</span>
				<h1>
					{clinic.name}
					<span class="sub">{national(clinic.number)}</span>
				</h1>
			</header>
			{isEmpty ? (
				<Empty state={state} clinic={clinic.name} />
			) : (
				<Log key={clinic.number + state.phone.value?.number} state={state} clinic={clinic} />
			)}
			<Composer state={state} name={clinic.name} />
		</section>
	);
}
