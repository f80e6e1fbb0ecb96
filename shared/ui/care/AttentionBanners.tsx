import { useState } from "preact/hooks";
import type { Waiting } from "../../state/care.ts";
import { Banner } from "../Banner.tsx";
import { Button } from "../Button.tsx";
import type { IconName } from "../Icon.tsx";
import { useCareHere } from "./use-care-here.ts";

type Tone = { tone: "danger" | "warning"; icon: IconName };
const LOOKS: Record<Waiting["kind"], Tone> = {
	emergency: { tone: "danger", icon: "alert" },
	stop_question: { tone: "warning", icon: "question" },
	wrong_number: { tone: "warning", icon: "ban" },
	cancel_meaning: { tone: "warning", icon: "question" },
};

/** What waits for a person, the most urgent first. */
export function AttentionBanners({ readOnly }: { readOnly: boolean }) {
	const { model } = useCareHere();
	return (
		<>
			{model.waiting.value.map((item) => (
				<AttentionBanner key={`${item.kind} ${item.messageId}`} item={item} readOnly={readOnly} />
			))}
		</>
	);
}

function AttentionBanner({ item, readOnly }: { item: Waiting; readOnly: boolean }) {
	const { words: care, model } = useCareHere();
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState(false);
	const settle = async (as: "opt_out" | "seen") => {
		setBusy(true);
		setFailed(false);
		await model.settle(item, as).catch(() => setFailed(true));
		setBusy(false);
	};
	const asks = item.kind === "stop_question";
	const actions = (
		<span class="pc-banner__actions">
			{asks && (
				<Button disabled={busy} onClick={() => settle("opt_out")}>
					{care.attention.optOut}
				</Button>
			)}
			<Button disabled={busy} onClick={() => settle("seen")}>
				{asks ? care.attention.notMeant : care.attention.seen}
			</Button>
		</span>
	);
	return (
		<Banner {...LOOKS[item.kind]} action={!readOnly && actions}>
			{care.attention[item.kind]}
			{failed && <strong role="alert"> {care.attention.notSettled}</strong>}
		</Banner>
	);
}
