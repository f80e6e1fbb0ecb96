import { Role } from "../schemas/clinic.ts";
import type { MemberField } from "../state/clinic-form.ts";
import { Button, IconButton } from "./Button.tsx";
import type { FormPart } from "./ClinicForm.tsx";
import { useWords } from "./context.ts";
import { Field } from "./Field.tsx";

export function MemberFields(part: FormPart) {
	const words = useWords();
	const { fields, change } = part;
	return (
		<fieldset class="pc-fieldset">
			<legend>{words.setup.members}</legend>
			<label class="pc-switch">
				<input type="radio" name="members" checked={fields.everyone} onChange={() => change({ everyone: true })} />
				{words.setup.all}
			</label>
			<label class="pc-switch">
				<input type="radio" name="members" checked={!fields.everyone} onChange={() => change({ everyone: false })} />
				{words.setup.some}
			</label>
			{!fields.everyone && <MemberList {...part} />}
		</fieldset>
	);
}

function MemberList({ fields, errors, change }: FormPart) {
	const words = useWords();
	const set = (key: string, part: Partial<MemberField>) =>
		change({ members: fields.members.map((field) => (field.key === key ? { ...field, ...part } : field)) });
	return (
		<>
			<p class="pc-muted">{words.setup.memberIdHint}</p>
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
					{words.setup.errors[errors.members]}
				</p>
			)}
			<Button
				kind="basic"
				icon="plus"
				onClick={() => change({ members: [...fields.members, { key: crypto.randomUUID(), id: "", role: "member" }] })}
			>
				{words.setup.addMember}
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
	const words = useWords();
	return (
		<div class="pc-line">
			<div class="pc-line__grow">
				<Field label={words.setup.memberId(place)} hideLabel error={error && words.setup.errors[error]}>
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
			<Field label={words.setup.memberRole(place)} hideLabel>
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
								{words.setup.roles[role]}
							</option>
						))}
					</select>
				)}
			</Field>
			<IconButton icon="close" label={words.setup.removeMember(place)} onClick={remove} />
		</div>
	);
}
