import { useMemo, useRef, useState } from "preact/hooks";
import type { Clinic } from "../schemas/clinic.ts";
import { type ClinicFields, checkClinic, type FieldErrors, newClinicFields } from "../state/clinic-form.ts";
import { refusalCode } from "../state/refusal.ts";
import { Button } from "./Button.tsx";
import { useApp, useLocale, useWords } from "./context.ts";
import { Field } from "./Field.tsx";
import { MemberFields } from "./MemberFields.tsx";
import { NumberFields } from "./NumberFields.tsx";
import { countries, ownTimeZone, timeZones } from "./places-on-earth.ts";
import { useSetupWords } from "./wording.ts";

export type FormPart = { fields: ClinicFields; errors: FieldErrors; change(part: Partial<ClinicFields>): void };

export function ClinicForm({ created, cancel }: { created: (clinic: Clinic) => void; cancel: (() => void) | null }) {
	const app = useApp();
	const words = useWords();
	const setup = useSetupWords();
	const form = useRef<HTMLFormElement>(null);
	const [fields, setFields] = useState(() => newClinicFields(ownTimeZone(), app.staff.id, () => crypto.randomUUID()));
	const [errors, setErrors] = useState<FieldErrors>({});
	const [busy, setBusy] = useState(false);
	const part: FormPart = {
		fields,
		errors,
		change(changed) {
			setFields({ ...fields, ...changed });
			setErrors({});
		},
	};
	const create = async () => {
		const checked = checkClinic(fields);
		if (checked.errors) return show(checked.errors);
		if (busy) return;
		setBusy(true);
		try {
			created(await app.api.createClinic(checked.clinic));
		} catch (error) {
			setBusy(false);
			show(refusalOf(error));
		}
	};
	const show = (found: FieldErrors) => {
		setErrors(found);
		requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
	};
	return (
		<form
			class="pc-form pc-form--wide"
			ref={form}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void create();
			}}
		>
			<NameField {...part} />
			<PlaceFields {...part} />
			<NumberFields {...part} />
			<MemberFields {...part} />
			{errors.form && (
				<p class="pc-note pc-note--danger" role="alert">
					{setup.errors[errors.form]}
				</p>
			)}
			<div class="pc-form__actions">
				<Button type="submit" kind="primary" large disabled={busy}>
					{setup.create}
				</Button>
				{cancel && (
					<Button kind="basic" large onClick={cancel}>
						{words.cancel}
					</Button>
				)}
			</div>
		</form>
	);
}

function NameField({ fields, errors, change }: FormPart) {
	const setup = useSetupWords();
	return (
		<Field label={setup.name} hint={setup.nameHint} error={errors.name && setup.errors[errors.name]}>
			{(control) => (
				<input
					{...control}
					class="c-field__input"
					autocomplete="off"
					value={fields.name}
					onInput={(event) => change({ name: event.currentTarget.value })}
				/>
			)}
		</Field>
	);
}

function PlaceFields({ fields, errors, change }: FormPart) {
	const setup = useSetupWords();
	const locale = useLocale();
	const lands = useMemo(() => countries(locale), [locale]);
	const zones = useMemo(timeZones, []);
	return (
		<>
			<Field label={setup.country} hint={setup.countryHint}>
				{(control) => (
					<select
						{...control}
						class="c-field__input c-field__input--select"
						value={fields.country}
						onChange={(event) => change({ country: event.currentTarget.value })}
					>
						{lands.map(({ code, name }) => (
							<option key={code} value={code}>
								{name}
							</option>
						))}
					</select>
				)}
			</Field>
			<Field label={setup.timeZone} hint={setup.timeZoneHint} error={errors.timeZone && setup.errors[errors.timeZone]}>
				{(control) => (
					<select
						{...control}
						class="c-field__input c-field__input--select"
						value={fields.timeZone}
						onChange={(event) => change({ timeZone: event.currentTarget.value })}
					>
						{zones.map((zone) => (
							<option key={zone} value={zone}>
								{zone.replaceAll("_", " ")}
							</option>
						))}
					</select>
				)}
			</Field>
		</>
	);
}

function refusalOf(error: unknown): FieldErrors {
	const code = refusalCode(error);
	if (code === "number_taken") return { form: "numberTaken" };
	return { form: code === "unreached" ? "unreached" : "other" };
}
