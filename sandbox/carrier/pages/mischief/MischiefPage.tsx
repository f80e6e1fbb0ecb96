import { useEffect } from "preact/hooks";
import type { MischiefState } from "./mischief-state.ts";
import { OptOutPicker } from "./OptOutPicker.tsx";
import { PRANKS, type Prank } from "./pranks.ts";
import { inWords } from "./seen-at-carrier.ts";

const time = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit", second: "2-digit" });

function Switch({ state, prank }: { state: MischiefState; prank: Prank }) {
	const isOn = state.isOn(prank);
	return (
		<li>
			<button type="button" role="switch" aria-checked={isOn} class="prank" onClick={() => void state.turn(prank)}>
				<span class="words">
					<span class="name">{prank.label}</span>
					<span class="effect">{prank.effect}</span>
				</span>
				<span class="knob" aria-hidden="true">
					{isOn ? "On" : "Off"}
				</span>
			</button>
		</li>
	);
}

function Calm({ state }: { state: MischiefState }) {
	const count = state.count.value;
	return (
		<div class={count > 0 ? "calm on" : "calm"}>
			<p role="status">{count === 0 ? "The carrier works as it should." : `Mischief is on: ${count}`}</p>
			<button type="button" disabled={count === 0} onClick={() => void state.calmDown()}>
				Calm down
			</button>
		</div>
	);
}

function Journal({ state }: { state: MischiefState }) {
	return (
		<section>
			<h2>What the carrier saw</h2>
			{state.lines.value.length === 0 ? (
				<p class="hint">Nothing yet. Send a text from the phone and watch.</p>
			) : (
				<ol class="journal">
					{state.lines.value.toReversed().map((entry) => (
						<li key={entry.seq}>
							<time>{time.format(entry.at)}</time> {inWords(entry)}
						</li>
					))}
				</ol>
			)}
		</section>
	);
}

export function MischiefPage({ state }: { state: MischiefState }) {
	useEffect(() => state.start(), [state]);
	return (
		<main>
			<h1>Mischief at the simulated carrier</h1>
			{!state.isLive.value && (
				<p class="offline" role="status">
					No connection to the carrier. Trying again…
				</p>
			)}
			<Calm state={state} />
			{PRANKS.map(({ title, pranks }) => (
				<section key={title}>
					<h2>{title}</h2>
					<ul>
						{pranks.map((prank) => (
							<Switch key={prank.label} state={state} prank={prank} />
						))}
					</ul>
				</section>
			))}
			<OptOutPicker state={state} />
			<Journal state={state} />
		</main>
	);
}
