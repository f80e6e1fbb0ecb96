import { useState } from "preact/hooks";
import type { Consent } from "../../schemas/consent.ts";
import type { CareWords } from "../../words/care-en.ts";
import { dateOf, exactTime, type Wall } from "../../words/time.ts";
import { Button } from "../Button.tsx";
import { ReasonForm } from "./ReasonForm.tsx";
import { useCareHere } from "./use-care-here.ts";
import { useSaving } from "./use-saving.ts";

type ConsentCardProps = { consent: Consent; name: string; wall: Wall; mayWithdraw: boolean };

export function ConsentCard({ consent, name, wall, mayWithdraw }: ConsentCardProps) {
	const { words: care } = useCareHere();
	const [withdrawing, setWithdrawing] = useState(false);
	const { state, at, reason } = consent;
	const tone = state === "granted" ? "pc-tag--good" : state === "withdrawn" || state === "refused" ? "pc-tag--danger" : "";
	return (
		<li class="pc-card">
			<p class="pc-care__line">
				<strong>{name}</strong> <span class={`pc-tag ${tone}`}>{care.consents.state[state]}</span>{" "}
				<time dateTime={at} title={exactTime(at, wall)}>
					{dateOf(at, wall)}
				</time>
			</p>
			<p class="pc-muted pc-care__meta">{details(consent, care, wall).join(" · ")}</p>
			{reason && <p class="pc-care__meta">{reason}</p>}
			{mayWithdraw && !withdrawing && <Button onClick={() => setWithdrawing(true)}>{care.consents.withdraw}</Button>}
			{withdrawing && <Withdraw consent={consent} name={name} cancel={() => setWithdrawing(false)} />}
		</li>
	);
}

/** A withdrawal or a pause ends what was asked: it says only who did it. */
function details({ state, wordingVersion, language, askedAt, expiresAt, by, answeredAs }: Consent, care: CareWords, wall: Wall): string[] {
	const { consents, phone } = care;
	const wording = consents.wording(wordingVersion, consents.languages[language]);
	if (state === "withdrawn" || state === "paused") return by ? [wording, consents.by(by.name)] : [wording];
	const guardian = answeredAs?.guardian && `${answeredAs.guardian.name} (${phone.roles[answeredAs.guardian.role]})`;
	return [
		wording,
		...(guardian && state === "granted" ? [phone.agreedBy(guardian)] : []),
		...(guardian && state === "refused" ? [phone.refusedBy(guardian)] : []),
		...(askedAt ? [consents.asked(dateOf(askedAt, wall), by?.name ?? "")] : []),
		...(state === "open" && expiresAt ? [consents.until(dateOf(expiresAt, wall))] : []),
	];
}

function Withdraw({ consent, name, cancel }: { consent: Consent; name: string; cancel(): void }) {
	const { words: care, model } = useCareHere();
	const saving = useSaving({ not_in_force: care.consents.notInForce });
	const done = () => {
		cancel();
		model.said.value = care.consents.withdrawn;
	};
	return (
		<ReasonForm
			saving={saving}
			go={care.consents.withdraw}
			cancel={cancel}
			submit={(reason) => void saving.run(() => model.withdraw(consent.id, reason), done)}
		>
			<p>{care.consents.withdrawText(name)}</p>
		</ReasonForm>
	);
}
