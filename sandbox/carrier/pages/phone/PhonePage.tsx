import { useEffect, useState } from "preact/hooks";
import { Contacts } from "./Contacts.tsx";
import { Icon } from "./icons.tsx";
import { OwnerBar } from "./OwnerBar.tsx";
import type { PhoneState } from "./phone-state.ts";
import { Thread } from "./Thread.tsx";
import { clock } from "./when.ts";

const MINUTE_MS = 60_000;

function StatusBar({ isLive }: { isLive: boolean }) {
	const [now, setNow] = useState(Date.now());
	useEffect(() => {
		const timer = setInterval(() => setNow(Date.now()), MINUTE_MS / 6);
		return () => clearInterval(timer);
	}, []);
	return (
		<div class="status-bar">
			<span class="clock">{clock(now)}</span>
			<span class="label">Simulated phone</span>
			<span class={isLive ? "signal" : "signal none"} title={isLive ? "Connected" : "No connection"}>
				<i />
				<i />
				<i />
				<i />
			</span>
		</div>
	);
}

function Off({ state }: { state: PhoneState }) {
	const waiting = state.phone.value?.waiting ?? 0;
	const held = waiting === 1 ? "1 text is waiting." : `${waiting} texts are waiting.`;
	return (
		<section class="off" aria-label="This phone is off">
			<Icon name="power" />
			<h1 class="lead">This phone is off.</h1>
			<p role="status">{waiting > 0 ? held : "What is sent to it now waits at the carrier."}</p>
			<button type="button" onClick={() => void state.switchPhone(false)}>
				Turn it on
			</button>
		</section>
	);
}

function NoPhone() {
	return (
		<section class="empty">
			<h1 class="lead">There is no phone yet.</h1>
			<p>Add one with the plus sign above: a name and any number. Then you can text the clinic with it.</p>
		</section>
	);
}

function Screen({ state }: { state: PhoneState }) {
	if (state.phones.value === null) return <section class="waiting" aria-busy="true" aria-label="Starting" />;
	if (!state.phone.value) return <NoPhone />;
	if (state.phone.value.off) return <Off state={state} />;
	return state.clinic.value ? <Thread state={state} clinic={state.clinic.value} /> : <Contacts state={state} />;
}

export function PhonePage({ state }: { state: PhoneState }) {
	useEffect(() => state.start(), [state]);
	return (
		<main class="device">
			<StatusBar isLive={state.isLive.value} />
			<OwnerBar state={state} />
			{!state.isLive.value && (
				<p class="offline" role="status">
					No connection to the carrier. Trying again…
				</p>
			)}
			<Screen state={state} />
		</main>
	);
}
