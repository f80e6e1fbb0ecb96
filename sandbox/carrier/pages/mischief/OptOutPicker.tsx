import type { ClinicNumber, MischiefState } from "./mischief-state.ts";

const WAYS: readonly { optOut: ClinicNumber["optOut"]; words: string }[] = [
	{ optOut: "default", words: "The carrier, in its own words" },
	{ optOut: "advanced", words: "The carrier, in the clinic’s words" },
	{ optOut: "none", words: "Nobody, as for a short code" },
];

function Way({ state, number }: { state: MischiefState; number: ClinicNumber }) {
	return (
		<li class="heed">
			<label>
				<span class="name">{number.name}</span>
				<select
					value={number.optOut}
					onChange={({ currentTarget }) => {
						const way = WAYS.find(({ optOut }) => optOut === currentTarget.value);
						if (way) void state.heed(number.number, way.optOut);
					}}
				>
					{WAYS.map(({ optOut, words }) => (
						<option key={optOut} value={optOut}>
							{words}
						</option>
					))}
				</select>
			</label>
			{number.tollFree && <p class="hint">Toll-free: the network itself heeds STOP and START as well.</p>}
		</li>
	);
}

/** Not a fault: how each clinic has set up its number at the carrier. */
export function OptOutPicker({ state }: { state: MischiefState }) {
	if (state.numbers.value.length === 0) return null;
	return (
		<section>
			<h2>Who heeds STOP, START and HELP</h2>
			<ul>
				{state.numbers.value.map((number) => (
					<Way key={number.number} state={state} number={number} />
				))}
			</ul>
		</section>
	);
}
