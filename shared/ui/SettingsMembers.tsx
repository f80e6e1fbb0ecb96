import type { MemberRow, MembersDraft } from "../state/settings-members.ts";
import { Button, IconButton } from "./Button.tsx";
import { useApp } from "./context.ts";
import { Field } from "./Field.tsx";
import { type FormPart, SettingsForm } from "./SettingsForm.tsx";
import type { TopicProps } from "./SettingsTopic.tsx";
import { useSettingsWords } from "./settings-wording.ts";

const ROLES = ["admin", "member", "reader"] as const;

export function SettingsMembers({ settings }: TopicProps) {
	const words = useSettingsWords();
	const everyone = useApp().clinics.byId(settings.clinicId)?.members === "all";
	return (
		<SettingsForm section={settings.sections.members} label={words.topics.members.title}>
			{(part) => (
				<>
					<div class="pc-settings__choice">
						<p>{everyone ? words.members.everyone : words.members.listed}</p>
						<p class="pc-muted">{everyone ? words.members.everyoneKept : words.members.removal}</p>
					</div>
					<Rows part={part} everyone={everyone} />
				</>
			)}
		</SettingsForm>
	);
}

function Rows({ part: { draft, edit, error }, everyone }: { part: FormPart<MembersDraft>; everyone: boolean }) {
	const words = useSettingsWords();
	const { staff } = useApp();
	const own = draft.rows.find((row) => row.id.trim() === staff.id);
	const losesSelf = !staff.admin && (own ? own.role !== "admin" : !everyone);
	return (
		<fieldset class="pc-fieldset">
			<legend>{everyone ? words.members.exceptions : words.members.list}</legend>
			{draft.rows.length > 0 && <p class="pc-hint pc-muted">{words.members.idHint}</p>}
			{draft.rows.length === 0 && !everyone && <p class="pc-muted">{words.members.none}</p>}
			{draft.rows.map((row, index) => (
				<Row
					key={row.key}
					{...{ row, place: index + 1, everyone, error: error(`members.${row.key}`) }}
					set={(changed) => edit({ rows: draft.rows.with(index, { ...row, ...changed }) })}
					remove={() => edit({ rows: draft.rows.toSpliced(index, 1) })}
				/>
			))}
			{losesSelf && <p class="pc-settings__note">{words.members.self}</p>}
			<Button icon="plus" onClick={() => edit({ rows: [...draft.rows, { key: crypto.randomUUID(), id: "", role: "member" }] })}>
				{words.members.add}
			</Button>
		</fieldset>
	);
}

type RowProps = {
	row: MemberRow;
	place: number;
	everyone: boolean;
	error: string | undefined;
	set(part: Partial<MemberRow>): void;
	remove(): void;
};

function Row({ row, place, everyone, error, set, remove }: RowProps) {
	const words = useSettingsWords();
	const { staff } = useApp();
	const roles = everyone ? [...ROLES, "none" as const] : ROLES;
	return (
		<div class="pc-line pc-settings__member">
			<div class="pc-line__grow">
				<Field label={words.members.id(place)} hideLabel error={error}>
					{(control) => (
						<input
							{...control}
							class="c-field__input"
							inputmode="numeric"
							autocomplete="off"
							dir="ltr"
							// Who is somebody else is another row: this one keeps whose it is.
							readOnly={row.key === row.id}
							value={row.id}
							onInput={(event) => set({ id: event.currentTarget.value })}
						/>
					)}
				</Field>
			</div>
			<Field label={words.members.role(place)} hideLabel>
				{(control) => (
					<select
						{...control}
						class="c-field__input c-field__input--select"
						value={row.role}
						onChange={(event) => {
							const role = roles.find((one) => one === event.currentTarget.value);
							if (role) set({ role });
						}}
					>
						{roles.map((role) => (
							<option key={role} value={role}>
								{words.members.roles[role]}
							</option>
						))}
					</select>
				)}
			</Field>
			<IconButton icon="close" label={words.members.remove(place)} onClick={remove} />
			{row.id === staff.id && <span class="pc-tag">{words.members.you}</span>}
		</div>
	);
}
