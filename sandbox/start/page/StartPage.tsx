import { useState } from "preact/hooks";
import { scheme, setScheme } from "../../helpdesk/page/state/scheme.ts";
import { Icon } from "../../helpdesk/page/views/Icon.tsx";
import { HelpdeskMischief } from "./HelpdeskMischief.tsx";

export type Frames = { phoneUrl: string; carrierMischiefUrl: string; practiceUrl: string | null };
type Part = "phone" | "helpdesk" | "practice" | "mischief";

function Steps() {
	return (
		<ol class="steps">
			<li>
				<strong>Text the clinic</strong> from the phone, as a patient would.
			</li>
			<li>
				<strong>Open the ticket</strong> that appears in the helpdesk; the texts are in the tray on its right.
			</li>
			<li>
				<strong>Answer there,</strong> or with Chat beside a patient of the practice, and watch “delivered” arrive.
			</li>
		</ol>
	);
}

function Tabs({ part, pick, practice }: { part: Part; pick(part: Part): void; practice: boolean }) {
	const names: [Part, string][] = [
		["phone", "Phone"],
		["helpdesk", "Helpdesk"],
		...(practice ? [["practice", "Practice"] satisfies [Part, string]] : []),
		["mischief", "Mischief"],
	];
	return (
		<nav class="part-tabs" aria-label="Parts">
			{names.map(([each, name]) => (
				<button key={each} type="button" class={each} aria-pressed={part === each} onClick={() => pick(each)}>
					{name}
				</button>
			))}
		</nav>
	);
}

function Head({ mischief, turn }: { mischief: boolean; turn(): void }) {
	const dark = scheme.value === "dark";
	const label = dark ? "Switch to light" : "Switch to dark";
	return (
		<header class="start-head">
			<div class="title">
				<h1>Patient Chat</h1>
				<p>A clinic in a box. Phone, carrier, helpdesk and practice are simulated; nothing leaves this computer.</p>
			</div>
			<Steps />
			<div class="tools">
				<button type="button" class="tool mischief-button" aria-expanded={mischief} onClick={turn}>
					<Icon name="spark" /> Mischief
				</button>
				<button type="button" class="tool" title={label} aria-label={label} onClick={() => setScheme(dark ? "light" : "dark")}>
					<Icon name={dark ? "sun" : "moon"} />
				</button>
			</div>
		</header>
	);
}

function Practice({ url }: { url: string }) {
	return (
		<section class="part practice" aria-label="Simulated practice">
			<header class="part-head">
				<h2>Simulated practice</h2>
				<a class="mark" href={`${url}/appointments`} target="_blank" rel="noopener">
					open in a tab
				</a>
			</header>
			<iframe title="Simulated practice" src={`${url}/appointments`} />
		</section>
	);
}

function Mischief({ url, close }: { url: string; close(): void }) {
	return (
		<section class="part mischief" aria-label="Mischief">
			<header class="part-head">
				<h2>Mischief</h2>
				<button type="button" class="tool" aria-label="Close mischief" onClick={close}>
					<Icon name="close" />
				</button>
			</header>
			<div class="mischief-body">
				<HelpdeskMischief />
				<iframe title="Mischief at the carrier" src={url} />
			</div>
		</section>
	);
}

export function StartPage({ frames }: { frames: Frames }) {
	const [part, setPart] = useState<Part>("phone");
	const [mischief, setMischief] = useState(false);
	return (
		<div class="start" data-part={part} data-mischief={mischief}>
			<Head mischief={mischief} turn={() => setMischief(!mischief)} />
			<Tabs part={part} pick={setPart} practice={frames.practiceUrl !== null} />
			<main class="parts">
				<section class="part phone" aria-label="Simulated phone">
					<header class="part-head">
						<h2>Simulated phone</h2>
						<span class="mark">you are the patient</span>
					</header>
					<iframe title="Simulated phone" src={frames.phoneUrl} allow="clipboard-write" />
				</section>
				<section class="part helpdesk" aria-label="Simulated helpdesk">
					<header class="part-head">
						<h2>Simulated helpdesk</h2>
						<span class="mark">you are the clinic’s staff</span>
					</header>
					<iframe title="Simulated helpdesk" src="/agent" allow="clipboard-write" />
				</section>
				{frames.practiceUrl && <Practice url={frames.practiceUrl} />}
				<Mischief
					url={frames.carrierMischiefUrl}
					close={() => {
						setMischief(false);
						setPart("helpdesk");
					}}
				/>
			</main>
		</div>
	);
}
