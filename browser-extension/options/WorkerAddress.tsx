import { useId, useState } from "preact/hooks";
import { Icon } from "../../shared/ui/Icon.tsx";
import { type Address, workerOrigin } from "../background/address.ts";
import { useExtensionWords } from "../words/choose.ts";
import type { Leave } from "./leave.ts";
import { useLeave } from "./use-leave.ts";

type WorkerAddressProps = { at: Address; leave: Leave; keep(origin: string): Promise<void> };

export function WorkerAddress({ at, leave, keep }: WorkerAddressProps) {
	const { options } = useExtensionWords();
	const allowed = useLeave(leave, at.url);
	const [refused, setRefused] = useState(false);
	const ask = async (origin: string) => setRefused(!(await leave.ask(origin)));
	return (
		<section class="px-card">
			<h2>{options.worker}</h2>
			{at.by === "staff" ? (
				<AddressForm
					at={at.url}
					connect={async (origin) => {
						const asked = ask(origin);
						await keep(origin);
						await asked;
					}}
				/>
			) : (
				<p>
					<strong>{at.url}</strong>
					<br />
					<span class="pc-muted">{options.fixed[at.by]}</span>
				</p>
			)}
			{at.url && allowed !== null && (
				<p class={`px-state ${allowed ? "px-state--on" : ""}`} role="status">
					<Icon name={allowed ? "check" : "alert"} />
					{allowed ? options.connected : refused ? options.refused : options.notAllowed}
				</p>
			)}
			{at.url && allowed === false && (
				<div>
					<button type="button" class="c-btn c-btn--primary" onClick={() => void ask(at.url ?? "")}>
						{options.allow}
					</button>
				</div>
			)}
		</section>
	);
}

function AddressForm({ at, connect }: { at: string | null; connect(origin: string): Promise<void> }) {
	const { options } = useExtensionWords();
	const id = useId();
	const [typed, setTyped] = useState(at ?? "");
	const [wrong, setWrong] = useState(false);
	const go = () => {
		const origin = workerOrigin(typed);
		setWrong(!origin);
		if (origin) void connect(origin);
	};
	return (
		<form
			class="px-stack"
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				go();
			}}
		>
			<div class={`c-field ${wrong ? "c-field--error" : ""}`}>
				<label class="c-field__label" for={id}>
					{options.address}
				</label>
				<span class="c-field__hint pc-hint" id={`${id}-hint`}>
					{options.addressHint}
				</span>
				<input
					id={id}
					class="c-field__input"
					type="url"
					dir="ltr"
					autocomplete="off"
					aria-describedby={`${id}-hint${wrong ? ` ${id}-error` : ""}`}
					aria-invalid={wrong}
					value={typed}
					onInput={(event) => {
						setTyped(event.currentTarget.value);
						setWrong(false);
					}}
				/>
				{wrong && (
					<span class="c-field__message" id={`${id}-error`}>
						{options.badAddress}
					</span>
				)}
			</div>
			<div>
				<button type="submit" class="c-btn c-btn--primary">
					{options.connect}
				</button>
			</div>
		</form>
	);
}
