import type { Thread } from "../../schemas/thread.ts";
import type { ThreadModel } from "../../state/thread.ts";
import type { CareWords } from "../../words/care-en.ts";
import { dateOf, type Wall } from "../../words/time.ts";
import { Button } from "../Button.tsx";
import { useApp } from "../context.ts";
import { entry } from "../delivery.ts";
import { Icon } from "../Icon.tsx";
import { useStatusChange } from "../StatusMenu.tsx";
import { CallLink } from "./CallLink.tsx";
import { useCareHere } from "./use-care-here.ts";

type LockedBoxProps = { thread: ThreadModel; shown: Thread; readOnly: boolean; wall: Wall };

/** Instead of the box: one sentence and one action. */
export function LockedBox({ thread, shown, readOnly, wall }: LockedBoxProps) {
	const { words: care } = useCareHere();
	const draft = useApp().drafts.of(thread.id).value;
	const code = readOnly ? "read_only" : (shown.canSend.code ?? "other");
	return (
		<section class="pc-locked">
			<p class="pc-locked__why">
				<Icon name="lock" />
				<span>{sentence(code, shown, care, wall)}</span>
			</p>
			{!readOnly && <Action thread={thread} shown={shown} code={code} />}
			{draft.trim() !== "" && (
				<p class="pc-locked__draft">
					<span class="pc-muted">{care.locked.draft}</span> <span dir="auto">{draft}</span>
				</p>
			)}
		</section>
	);
}

function sentence(code: string, { canSend, optOut, patients }: Thread, { locked }: CareWords, wall: Wall): string {
	if (code === "opted_out" && optOut?.source === "carrier") return locked.carrier;
	if (code === "opted_out" && optOut) {
		const only = patients.length === 1 ? patients[0]?.name : "";
		return locked.stopped(only || (patients.length > 1 ? locked.somebody : locked.patient), dateOf(optOut.at, wall));
	}
	if (code === "opted_out_by_staff" && optOut?.reason) return locked.byStaff(dateOf(optOut.at, wall), optOut.reason);
	const { stopped: _, byStaff: __, ...sentences } = locked;
	return entry<string>(sentences, code) ?? canSend.reason ?? locked.other;
}

function Action({ thread, shown, code }: { thread: ThreadModel; shown: Thread; code: string }) {
	const { words: care, model } = useCareHere();
	const change = useStatusChange();
	if (code === "spam") return <Button onClick={() => change(thread, "spam", "active")}>{care.locked.notSpam}</Button>;
	if (code === "opted_out_by_staff" && shown.optOut?.liftedBy === "staff")
		return <Button onClick={() => model.open("lift")}>{care.locked.lift}</Button>;
	return <CallLink number={shown.number}>{care.locked.call}</CallLink>;
}
