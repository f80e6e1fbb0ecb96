import { useEffect, useMemo, useState } from "preact/hooks";
import { displayNumber } from "../../shared/rules/phone.ts";
import type { Patient } from "../../shared/schemas/patient.ts";
import { useApp, useLocale } from "../../shared/ui/context.ts";
import { Empty, Trouble } from "../../shared/ui/Empty.tsx";
import { Field } from "../../shared/ui/Field.tsx";
import { ListSkeleton } from "../../shared/ui/Skeleton.tsx";
import { dateOf } from "../../shared/words/time.ts";
import { useExtensionWords } from "../words/choose.ts";
import { usePanel } from "./context.ts";
import { SearchModel } from "./search-model.ts";

/** Every patient of the clinic, by whatever staff have at hand. What is typed never stands in an address. */
export function Search() {
	const app = useApp();
	const panel = usePanel();
	const { search: words } = useExtensionWords();
	const clinics = app.clinics.items.value;
	const [clinicId, setClinicId] = useState(clinics[0]?.id ?? "");
	const country = app.clinics.byId(clinicId)?.country ?? "US";
	const model = useMemo(() => new SearchModel({ api: app.api, clinicId, country }), [app, clinicId, country]);
	useEffect(() => () => model.stop(), [model]);
	return (
		<div class="pc-fill px-part px-stack">
			<h2 class="pc-form__title">{words.title}</h2>
			{clinics.length > 1 && (
				<select
					class="c-field__input c-field__input--select"
					aria-label={words.clinic}
					value={clinicId}
					onChange={(event) => setClinicId(event.currentTarget.value)}
				>
					{clinics.map(({ id, name }) => (
						<option key={id} value={id}>
							{name}
						</option>
					))}
				</select>
			)}
			<Field label={words.label}>
				{(control) => (
					<input
						{...control}
						class="c-field__input"
						type="search"
						autocomplete="off"
						dir="auto"
						ref={(box) => box?.focus()}
						value={model.words.value}
						onInput={(event) => model.find(event.currentTarget.value)}
					/>
				)}
			</Field>
			<Found model={model} country={country} open={(patient) => panel.find(patient, clinicId)} />
		</div>
	);
}

type FoundProps = { model: SearchModel; country: string; open(patient: Patient): void };

function Found({ model, country, open }: FoundProps) {
	const { search: words } = useExtensionWords();
	const state = model.state.value;
	const found = model.found.value;
	if (model.words.value.trim().length < 2) return <p class="pc-muted">{words.start}</p>;
	if (state.kind === "trouble") return <Trouble kind={state.trouble} retry={() => model.again()} />;
	if (!found) return <ListSkeleton />;
	if (found.items.length === 0) {
		return (
			<Empty icon="search" title={words.emptyTitle}>
				{words.emptyText}
			</Empty>
		);
	}
	return (
		<>
			<ul class="px-list" aria-label={words.results}>
				{found.items.map((patient) => (
					<FoundRow key={patient.id} patient={patient} country={country} open={open} />
				))}
			</ul>
			{found.next && <p class="pc-muted">{words.more}</p>}
			<p class="pc-hidden" role="status">
				{words.results}: {found.items.length}
			</p>
		</>
	);
}

function FoundRow({ patient, country, open }: { patient: Patient; country: string; open(patient: Patient): void }) {
	const locale = useLocale();
	const { who } = useExtensionWords();
	const born = patient.birthDate ? who.born(dateOf(patient.birthDate, { locale, timeZone: "UTC" })) : who.noBirthDate;
	const line = [born, ...patient.numbers.map(({ number }) => displayNumber(number, country)), patient.externalId]
		.filter(Boolean)
		.join(" · ");
	return (
		<li>
			<button type="button" class="px-found" onClick={() => open(patient)}>
				<bdi class="px-found__name">{patient.name || who.noName}</bdi>
				<span class="pc-muted">{line}</span>
			</button>
		</li>
	);
}
