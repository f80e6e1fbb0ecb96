import { useEffect, useRef, useState } from "preact/hooks";
import { national, typed } from "./number.ts";
import type { PhoneState } from "./phone-state.ts";
import type { Oddity } from "./seen.ts";

function Oddities({ state, take }: { state: PhoneState; take: (oddity: Oddity) => void }) {
	const [oddities, setOddities] = useState<Oddity[]>([]);
	useEffect(() => void state.oddities().then(setOddities, () => {}), [state]);
	return (
		<details>
			<summary>Numbers that misbehave</summary>
			<p>Each has one fault of its own. Choose one to see how the clinic is told.</p>
			<ul>
				{oddities.map((oddity) => (
					<li key={oddity.number}>
						<button type="button" onClick={() => take(oddity)}>
							<span>{oddity.label}</span>
							<span class="sub">{national(oddity.number)}</span>
						</button>
					</li>
				))}
			</ul>
		</details>
	);
}

export function AddPhone({ state, close }: { state: PhoneState; close: () => void }) {
	const dialog = useRef<HTMLDialogElement>(null);
	const [name, setName] = useState("");
	const [number, setNumber] = useState("");
	const [problem, setProblem] = useState("");
	useEffect(() => dialog.current?.showModal(), []);
	const add = async () => {
		const plain = typed(number);
		if (name.trim() === "") return setProblem("Give the phone's owner a name.");
		if (!plain) return setProblem("That is not a whole phone number. For example: (212) 555-0143.");
		try {
			await state.addPhone(plain, name.trim());
			close();
		} catch (error) {
			setProblem(error instanceof Error ? error.message : "The network said no.");
		}
	};
	return (
		<dialog ref={dialog} class="add-phone" aria-labelledby="add-title" onClose={close}>
			<form
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					void add();
				}}
			>
				<h2 id="add-title">Add a simulated phone</h2>
				<label>
					Owner's name
					<input value={name} maxLength={60} autocomplete="off" onInput={(event) => setName(event.currentTarget.value)} />
				</label>
				<label>
					Number
					<input
						type="tel"
						value={number}
						autocomplete="off"
						placeholder="(212) 555-0143"
						onInput={(event) => setNumber(event.currentTarget.value)}
					/>
				</label>
				{problem !== "" && (
					<p class="problem" role="alert">
						{problem}
					</p>
				)}
				<Oddities
					state={state}
					take={(oddity) => {
						setName(oddity.label.slice(0, 60));
						setNumber(national(oddity.number));
					}}
				/>
				<div class="buttons">
					<button type="button" onClick={close}>
						Cancel
					</button>
					<button type="submit" class="primary">
						Add phone
					</button>
				</div>
			</form>
		</dialog>
	);
}
