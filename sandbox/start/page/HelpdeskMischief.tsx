import { useEffect } from "preact/hooks";
import { activeFaults, calmDown, isOn, PRANKS, readFaults, turn } from "./pranks.ts";

const EVERY_MS = 2000;

/** The helpdesk's side; the carrier brings a page of its own. */
export function HelpdeskMischief() {
	useEffect(() => {
		void readFaults();
		const timer = setInterval(() => void readFaults(), EVERY_MS);
		return () => clearInterval(timer);
	}, []);
	const count = activeFaults.value.length;
	return (
		<section class="pranks" aria-label="Mischief at the simulated helpdesk">
			<h3>Mischief at the simulated helpdesk</h3>
			<div class={count === 0 ? "calm" : "calm on"}>
				<p role="status">{count === 0 ? "The helpdesk works as it should." : `Mischief is on: ${count}`}</p>
				<button type="button" disabled={count === 0} onClick={() => void calmDown()}>
					Calm down
				</button>
			</div>
			<ul>
				{PRANKS.map((prank) => (
					<li key={prank.name}>
						<button type="button" role="switch" aria-checked={isOn(prank)} class="prank" onClick={() => void turn(prank)}>
							<span>
								<strong>{prank.name}</strong>
								<small>{prank.effect}</small>
							</span>
							<span class="knob" aria-hidden="true">
								{isOn(prank) ? "On" : "Off"}
							</span>
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
