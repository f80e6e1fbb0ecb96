import type { ComponentChildren } from "preact";
import type { Thread } from "../schemas/thread.ts";
import type { ThreadModel } from "../state/thread.ts";
import { useApp, useWords } from "./context.ts";
import { Icon } from "./Icon.tsx";
import { StatusMenu } from "./StatusMenu.tsx";

type HeaderProps = { thread: ThreadModel; shown: Thread; readOnly: boolean; before?: ComponentChildren; ticketLink: boolean };

/** Who this is, whether they can be texted, and where the thread stands. */
export function ThreadHeader({ thread, shown, readOnly, before, ticketLink }: HeaderProps) {
	const app = useApp();
	const words = useWords();
	const clinics = app.clinics.items.value;
	const clinic = app.clinics.byId(shown.clinicId);
	const person = shown.patients.length > 0 ? shown.patients.map((patient) => patient.name).join(", ") : null;
	const { ticketId } = shown;
	return (
		<header class="pc-header">
			{before}
			<div class="pc-header__who">
				<h1 class="pc-header__name">{person ? <bdi>{person}</bdi> : <bdi class="pc-nowrap">{shown.display}</bdi>}</h1>
				<p class="pc-header__line">
					{person && <bdi class="pc-nowrap">{shown.display}</bdi>}
					<span class={shown.canSend.allowed ? "pc-verdict" : "pc-verdict pc-verdict--no"}>
						<Icon name={shown.canSend.allowed ? "check" : "lock"} />
						{shown.canSend.allowed ? words.thread.canText : words.thread.cannotText}
					</span>
					{clinic && clinics.length > 1 && <bdi>{clinic.name}</bdi>}
					{ticketLink && ticketId && (
						<button type="button" class="pc-textlink" onClick={() => app.host.openTicket(ticketId)}>
							<Icon name="open" />
							{words.thread.openTicket}
						</button>
					)}
				</p>
			</div>
			<StatusMenu thread={thread} status={shown.status} readOnly={readOnly} />
		</header>
	);
}
