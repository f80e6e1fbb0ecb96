import { Role } from "../schemas/clinic.ts";
import type { MemberField } from "../state/clinic-form.ts";
import { Button, IconButton } from "./Button.tsx";
import type { FormPart } from "./ClinicForm.tsx";
import { Field } from "./Field.tsx";
import { useSetupWords } from "./wording.ts";

export function MemberFields(part: FormPart) {
	const setup = useSetupWords();
	const { fields, change } = part;
	return (
		<fieldset class="pc-fieldset">
			<legend>{setup.members}</legend>
			<label class="pc-switch">
				<input type="radio" name="members" checked={fields.everyone} onChange={() => change({ everyone: true })} />
				{setup.all}
			</label>
			<label class="pc-switch">
				<input type="radio" name="members" checked={!fields.everyone} onChange={() => change({ everyone: false })} />
				{setup.some}
			</label>
			{!fields.everyone && <MemberList {...part} />}
		</fieldset>
	);
}

function MemberList({ fields, errors, change }: FormPart) {
	const setup = useSetupWords();
	const set = (key: string, part: Partial<MemberField>) =>
		change({ members: fields.members.map((field) => (field.key === key ? { ...field, ...part } : field)) });
	return (
		<>
			<p class="pc-muted">{setup.memberIdHint}</p>
			{fields.members.map((field, index) => (
				<MemberLine
					key={field.key}
					field={field}
					place={index + 1}
					error={errors[field.key]}
					set={(part) => set(field.key, part)}
					remove={() => change({ members: fields.members.filter((other) => other.key !== field.key) })}
				/>
			))}
			{errors.members && (
				<p class="pc-note pc-note--danger" role="alert">
					{setup.errors[errors.members]}
				</p>
			)}
			<Button
				kind="basic"
				icon="plus"
				onClick={() => change({ members: [...fields.members, { key: crypto.randomUUID(), id: "", role: "member" }] })}
			>
				{setup.addMember}
			</Button>
		</>
	);
}

type MemberLineProps = {
	field: MemberField;
	place: number;
	error: FormPart["errors"][string] | undefined;
	set(part: Partial<MemberField>): void;
	remove(): void;
};

function MemberLine({ field, place, error, set, remove }: MemberLineProps) {
	const setup = useSetupWords();
	return (
		<div class="pc-line">
			<div class="pc-line__grow">
				<Field label={setup.memberId(place)} hideLabel error={error && setup.errors[error]}>
					{(control) => (
						<input
							{...control}
							class="c-field__input"
							inputmode="numeric"
							autocomplete="off"
							dir="ltr"
							value={field.id}
							onInput={(event) => set({ id: event.currentTarget.value })}
						/>
					)}
				</Field>
			</div>
			<Field label={setup.memberRole(place)} hideLabel>
				{(control) => (
					<select
						{...control}
						class="c-field__input c-field__input--select"
						value={field.role}
						onChange={(event) => {
							const role = Role.safeParse(event.currentTarget.value);
							if (role.success) set({ role: role.data });
						}}
					>
						{Role.options.map((role) => (
							<option key={role} value={role}>
								{setup.roles[role]}
							</option>
						))}
					</select>
				)}
			</Field>
			<IconButton icon="close" label={setup.removeMember(place)} onClick={remove} />
		</div>
	);
}
