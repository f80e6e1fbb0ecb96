import { useState } from "preact/hooks";
import type { Waiting } from "../../state/care.ts";
import { Banner } from "../Banner.tsx";
import { Button } from "../Button.tsx";
import type { IconName } from "../Icon.tsx";
import { NewLink } from "../secure/NewLink.tsx";
import { useCareHere } from "./use-care-here.ts";

type Tone = { tone: "danger" | "warning"; icon: IconName };
export const LOOKS: Record<Waiting["kind"], Tone> = {
	emergency: { tone: "danger", icon: "alert" },
	stop_question: { tone: "warning", icon: "question" },
	wrong_number: { tone: "warning", icon: "ban" },
	cancel_meaning: { tone: "warning", icon: "question" },
	unread_secure: { tone: "warning", icon: "lock" },
};

/** One thing that waits for a person, and what they can say to it. */
export function AttentionBanner({ item, readOnly }: { item: Waiting; readOnly: boolean }) {
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
			{item.kind === "unread_secure" && <NewLink messageId={item.messageId} />}
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
