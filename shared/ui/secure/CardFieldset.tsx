import type { CardErrors, CardFields, CardKind } from "../../state/secure-card.ts";
import type { FilesWords } from "../../words/files-en.ts";
import type { Wall } from "../../words/time.ts";
import { useCareHere } from "../care/use-care-here.ts";
import { useApp } from "../context.ts";
import { entry } from "../delivery.ts";
import { Field, type FieldProps } from "../Field.tsx";

type Name = keyof FilesWords["form"]["fields"];
type Row = { name: Name; needed?: true; type?: "date" | "time" | "url"; long?: true; mode?: "decimal" };

const ROWS: Record<CardKind, readonly Row[]> = {
	appointment: [
		{ name: "day", needed: true, type: "date" },
		{ name: "time", needed: true, type: "time" },
		{ name: "where" },
		{ name: "withWhom" },
		{ name: "note", long: true },
	],
	invoice: [
		{ name: "number", needed: true },
		{ name: "amount", needed: true, mode: "decimal" },
		{ name: "currency", needed: true },
		{ name: "dueOn", type: "date" },
		{ name: "payUrl", type: "url" },
		{ name: "note", long: true },
	],
	prescription: [
		{ name: "medicine", needed: true },
		{ name: "dose" },
		{ name: "instructions", long: true },
		{ name: "pharmacy" },
		{ name: "readyOn", type: "date" },
	],
};

/** A visit from the clinic's copy is not changed here: only the note is the writer's. */
const OF_THE_COPY: ReadonlySet<Name> = new Set(["day", "time", "where", "withWhom"]);

type CardFieldsetProps = { kind: CardKind; fields: CardFields; errors: CardErrors; wall: Wall; set(part: CardFields): void };

export function CardFieldset({ kind, fields, errors, wall, set }: CardFieldsetProps) {
	const { words } = useCareHere();
	const dark = useApp().dark.value;
	const { form } = words.files;
	const rows = ROWS[kind].filter(({ name }) => !(fields.appointmentId && OF_THE_COPY.has(name)));
	const hintOf = (name: Name) => (name === "time" ? form.zone(wall.timeZone.replaceAll("_", " ")) : entry<string>(form.hints, name));
	return (
		<div class={`pc-secure__fields ${dark ? "c-field--dark" : ""}`}>
			{rows.map((row) => (
				<Field
					key={row.name}
					label={row.needed ? form.fields[row.name] : form.optional(form.fields[row.name])}
					hint={hintOf(row.name)}
					error={errorOf(row.name, errors[row.name], form)}
				>
					{(control) => <Control control={control} row={row} value={fields[row.name] ?? ""} set={(value) => set({ [row.name]: value })} />}
				</Field>
			))}
		</div>
	);
}

type ControlProps = { control: Parameters<FieldProps["children"]>[0]; row: Row; value: string; set(value: string): void };

function Control({ control, row: { type, long, mode }, value, set }: ControlProps) {
	if (long) {
		return (
			<textarea
				{...control}
				class="c-field__input c-field__input--area"
				rows={2}
				maxLength={1000}
				value={value}
				onInput={(event) => set(event.currentTarget.value)}
			/>
		);
	}
	return (
		<input
			{...control}
			class="c-field__input"
			{...typeOf(type)}
			inputMode={mode}
			autocomplete="off"
			maxLength={type === "url" ? 500 : 120}
			value={value}
			onInput={(event) => set(event.currentTarget.value)}
		/>
	);
}

function typeOf(type: Row["type"]) {
	if (type === "date" || type === "time") return { type };
	return type === "url" ? { type } : ({ type: "text" } as const);
}

function errorOf(name: Name, error: CardErrors[string] | undefined, { errors }: FilesWords["form"]): string | undefined {
	if (!error) return undefined;
	return error === "none" ? errors.none : (entry<string>(errors, name) ?? errors.other);
}
