import { useState } from "preact/hooks";
import { AddPhone } from "./AddPhone.tsx";
import { Icon } from "./icons.tsx";
import { national } from "./number.ts";
import type { PhoneState } from "./phone-state.ts";

/** Whose phone it is: switch to another, add one, turn it off. */
export function OwnerBar({ state }: { state: PhoneState }) {
	const [isAdding, setAdding] = useState(false);
	const phone = state.phone.value;
	const fresh = (number: string) => state.elsewhere.value[number] ?? 0;
	return (
		<div class="owner-bar">
			<label class="owner">
				<span class="unseen">Whose phone</span>
				<select value={phone?.number ?? ""} onChange={(event) => state.choosePhone(event.currentTarget.value)}>
					{(state.phones.value ?? []).map(({ number, name }) => (
						<option key={number} value={number}>
							{name} · {national(number)}
							{fresh(number) > 0 ? ` · ${fresh(number)} new` : ""}
						</option>
					))}
				</select>
				<Icon name="down" />
			</label>
			<button type="button" class="round" aria-label="Add a phone" title="Add a phone" onClick={() => setAdding(true)}>
				<Icon name="add" />
			</button>
			{phone && (
				<button
					type="button"
					class={phone.off ? "round" : "round on"}
					aria-label="Phone on"
					aria-pressed={!phone.off}
					title={phone.off ? "Turn on" : "Turn off"}
					onClick={() => void state.switchPhone(!phone.off)}
				>
					<Icon name="power" />
				</button>
			)}
			{isAdding && <AddPhone state={state} close={() => setAdding(false)} />}
		</div>
	);
}
