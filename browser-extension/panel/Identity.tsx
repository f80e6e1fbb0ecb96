import { displayNumber } from "../../shared/rules/phone.ts";
import { useApp, useLocale, useWall, useWords } from "../../shared/ui/context.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { age, dateOf } from "../../shared/words/time.ts";
import { useExtensionWords } from "../words/choose.ts";
import type { Encounter } from "./encounter.ts";

/** Name, birth date and number: in sight for as long as somebody can write. */
export function Identity({ encounter }: { encounter: Encounter }) {
	const app = useApp();
	const { who } = useExtensionWords();
	const clinic = app.clinics.byId(encounter.clinicId.value ?? "");
	const patient = encounter.patient.value;
	const step = encounter.step.value;
	const number = step.kind === "thread" || step.kind === "found" ? step.number : null;
	const name = patient?.name || encounter.seen?.name;
	return (
		<section class="px-who" aria-label={who.label}>
			<span class={`px-who__mark ${patient ? "px-who__mark--sure" : ""}`}>
				<Icon name={patient ? "check" : "question"} />
			</span>
			<div class="px-who__words">
				<p class="px-who__name">
					<bdi>{name || who.noName}</bdi>
				</p>
				<p class="px-who__line">
					<Born encounter={encounter} />
					{number && <bdi class="pc-nowrap">{displayNumber(number, clinic?.country ?? "US")}</bdi>}
					{clinic && app.clinics.items.value.length > 1 && <bdi>{clinic.name}</bdi>}
				</p>
				<Source encounter={encounter} />
			</div>
		</section>
	);
}

function Born({ encounter }: { encounter: Encounter }) {
	const locale = useLocale();
	const { who } = useExtensionWords();
	const known = encounter.patient.value?.birthDate;
	const typed = encounter.patient.value ? null : encounter.seen?.birthDate;
	if (known) return <span>{who.born(dateOf(known, { locale, timeZone: "UTC" }))}</span>;
	return <span>{typed ? who.born(typed) : who.noBirthDate}</span>;
}

/** Where that is known from, and since when. */
function Source({ encounter }: { encounter: Encounter }) {
	const app = useApp();
	const words = useWords();
	const { who } = useExtensionWords();
	const wall = useWall(encounter.clinicId.value ?? "");
	const patient = encounter.patient.value;
	if (patient?.source === "pm") return <p class="px-who__source">{who.asOf(age(patient.asOf, app.clock.value, wall, words))}</p>;
	const { kind } = encounter.step.value;
	const unknown = !patient && (kind === "unknown" || kind === "add" || kind === "thread");
	return unknown ? <p class="px-who__source">{who.fromPage}</p> : null;
}
