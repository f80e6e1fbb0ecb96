import type { PmModel } from "../../state/pm.ts";
import type { CopyStatus } from "../../state/pm-answers.ts";
import { age, exactTime, type Wall } from "../../words/time.ts";
import { Banner } from "../Banner.tsx";
import { Button } from "../Button.tsx";
import { useApp, useWords } from "../context.ts";
import { sayOf, usePmWords } from "./pm-wording.ts";
import { useFigures } from "./use-figures.ts";

type PmStatusProps = { pm: PmModel; status: CopyStatus; wall: Wall };

export function PmStatus({ pm, status, wall }: PmStatusProps) {
	const words = usePmWords();
	const { count } = useFigures();
	const { patients, appointments, alert } = status;
	const none = patients.asOf === null && appointments.asOf === null;
	// Where the very file is open below, it says so itself.
	const isOpenBelow = alert !== null && pm.file.run.value?.id === alert.runId;
	return (
		<section class="pc-settings__part pc-pm__status" aria-label={words.status.title}>
			{alert && !isOpenBelow && (
				<Banner tone="danger" icon="alert" action={<Button onClick={() => pm.file.open(alert.runId)}>{words.status.alertLook}</Button>}>
					<strong>{words.status.alertTitle(exactTime(alert.at, wall))}</strong> {sayOf(words.troubles, alert.trouble)}
				</Banner>
			)}
			{none ? (
				<div class="pc-pm__start">
					<h3>{words.status.startTitle}</h3>
					<p class="pc-muted">{words.status.startText}</p>
				</div>
			) : (
				<dl class="pc-pm__figures">
					<Figure text={words.status.patients(count(patients.count))} asOf={patients.asOf} wall={wall} />
					<Figure text={words.status.appointments(count(appointments.count))} asOf={appointments.asOf} wall={wall} />
				</dl>
			)}
		</section>
	);
}

function Figure({ text, asOf, wall }: { text: string; asOf: string | null; wall: Wall }) {
	const words = useWords();
	const { status } = usePmWords();
	const now = useApp().clock.value;
	return (
		<div class="pc-card">
			<dt>{text}</dt>
			<dd class="pc-hint pc-muted">
				{asOf === null ? (
					status.never
				) : (
					<time dateTime={asOf} title={exactTime(asOf, wall)}>
						{status.asOf(age(asOf, now, wall, words))}
					</time>
				)}
			</dd>
		</div>
	);
}
