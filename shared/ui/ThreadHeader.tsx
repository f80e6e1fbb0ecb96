import type { ComponentChildren } from "preact";
import type { Thread } from "../schemas/thread.ts";
import type { ThreadModel } from "../state/thread.ts";
import { dateOf } from "../words/time.ts";
import { useApp, useLocale, useWords } from "./context.ts";
import { Icon } from "./Icon.tsx";
import { Menu } from "./Menu.tsx";
import { StatusMenu } from "./StatusMenu.tsx";
import { useCare } from "./use-care.ts";

type HeaderProps = { thread: ThreadModel; shown: Thread; readOnly: boolean; before?: ComponentChildren; ticketLink: boolean };

/** Who this is, whether they can be texted, and where the thread stands. */
export function ThreadHeader({ thread, shown, readOnly, before, ticketLink }: HeaderProps) {
	const app = useApp();
	const words = useWords();
	const clinics = app.clinics.items.value;
	const clinic = app.clinics.byId(shown.clinicId);
	const care = useCare();
	const person = names(shown.patients);
	const { ticketId } = shown;
	return (
		<header class="pc-header">
			{before}
			<div class="pc-header__who">
				<h1 class="pc-header__name">{person ? <bdi>{person}</bdi> : <bdi class="pc-nowrap">{shown.display}</bdi>}</h1>
				<p class="pc-header__line">
					<Born patients={shown.patients} />
					{person && <bdi class="pc-nowrap">{shown.display}</bdi>}
					{care ? <care.screens.Verdict shown={shown} /> : <Verdict allowed={shown.canSend.allowed} />}
					{clinic && clinics.length > 1 && <bdi>{clinic.name}</bdi>}
					{ticketLink && ticketId && (
						<button type="button" class="pc-textlink" onClick={() => app.host.openTicket(ticketId)}>
							<Icon name="open" />
							{words.thread.openTicket}
						</button>
					)}
				</p>
			</div>
			<div class="pc-header__actions">
				<StatusMenu thread={thread} status={shown.status} readOnly={readOnly} />
				<Menu
					name={words.thread.more}
					buttonClass={`c-btn c-btn--sm c-btn--basic c-btn--icon ${app.dark.value ? "c-btn--dark" : ""}`}
					button={<Icon name="more" />}
					items={care?.screens.moreItems(care, shown, readOnly) ?? []}
				/>
			</div>
		</header>
	);
}

function Verdict({ allowed }: { allowed: boolean }) {
	const words = useWords();
	return (
		<span class={allowed ? "pc-verdict" : "pc-verdict pc-verdict--no"}>
			<Icon name={allowed ? "check" : "lock"} />
			{allowed ? words.thread.canText : words.thread.cannotText}
		</span>
	);
}

/** Of one person alone, the birth date that tells two of a name apart. */
function Born({ patients }: Pick<Thread, "patients">) {
	const locale = useLocale();
	const date = patients.length === 1 ? patients[0]?.birthDate : null;
	return date ? <span class="pc-nowrap">{dateOf(date, { locale, timeZone: "UTC" })}</span> : null;
}

function names(patients: Thread["patients"]): string {
	return patients.flatMap(({ name }) => name || []).join(", ");
}
