import { lastDayAsChild } from "../../rules/last-day-as-child.ts";
import { GuardianRole, GuardianScope } from "../../schemas/number-role.ts";
import { type GuardianSeen, newGuardian } from "../../state/phone-owner.ts";
import { dateOf } from "../../words/time.ts";
import { Button } from "../Button.tsx";
import { useLocale } from "../context.ts";
import { Field } from "../Field.tsx";
import { Select } from "./Select.tsx";
import { useCareHere } from "./use-care-here.ts";

const MOST_GUARDIANS = 10;

type GuardianListProps = {
	guardians: GuardianSeen[];
	birthDate: string | null;
	/** Whether what is missing is said already. */
	checked: boolean;
	set(guardians: GuardianSeen[]): void;
};

/** Everybody who speaks for the patient on this phone. */
export function GuardianList({ guardians, birthDate, checked, set }: GuardianListProps) {
	const { phone } = useCareHere().words;
	const change = (at: number, part: Partial<GuardianSeen>) =>
		set(guardians.map((one, index) => (index === at ? { ...one, ...part } : one)));
	return (
		<fieldset class="pc-fieldset pc-guardians">
			<legend>{phone.guardians}</legend>
			<p class="pc-hint pc-muted">{phone.guardiansHint}</p>
			{guardians.map((guardian, index) => (
				<div class="pc-guardian" key={index}>
					<GuardianFields
						guardian={guardian}
						birthDate={birthDate}
						error={checked && guardian.name.trim() === "" ? phone.nameNeeded : undefined}
						set={(part) => change(index, part)}
					/>
					<Button kind="basic" onClick={() => set(guardians.filter((_, at) => at !== index))}>
						{guardian.name.trim() ? phone.remove(guardian.name.trim()) : phone.removeNew}
					</Button>
				</div>
			))}
			{guardians.length < MOST_GUARDIANS && (
				<Button icon="plus" onClick={() => set([...guardians, newGuardian()])}>
					{phone.add}
				</Button>
			)}
		</fieldset>
	);
}

type GuardianFieldsProps = {
	guardian: GuardianSeen;
	birthDate: string | null;
	error: string | undefined;
	set(part: Partial<GuardianSeen>): void;
};

function GuardianFields({ guardian, birthDate, error, set }: GuardianFieldsProps) {
	const { phone } = useCareHere().words;
	return (
		<>
			<Field label={phone.guardianName} error={error}>
				{(control) => (
					<input
						{...control}
						class="c-field__input"
						autocomplete="off"
						maxLength={120}
						value={guardian.name}
						onInput={(event) => set({ name: event.currentTarget.value })}
					/>
				)}
			</Field>
			<Select label={phone.as} options={GuardianRole.options} names={phone.roles} value={guardian.role} pick={(role) => set({ role })} />
			<Select
				label={phone.about}
				options={GuardianScope.options}
				names={phone.scopes}
				value={guardian.scope}
				pick={(scope) => set({ scope })}
			/>
			<LastDay guardian={guardian} birthDate={birthDate} set={set} />
		</>
	);
}

function LastDay({ guardian, birthDate, set }: Omit<GuardianFieldsProps, "error">) {
	const locale = useLocale();
	const { phone } = useCareHere().words;
	const grown = guardian.role === "parent" && birthDate ? lastDayAsChild(birthDate) : null;
	const hint = grown ? phone.childHint(dateOf(grown, { locale, timeZone: "UTC" })) : phone.untilHint;
	return (
		<Field label={phone.until} hint={hint}>
			{(control) => (
				<input
					{...control}
					class="c-field__input"
					type="date"
					max={grown ?? undefined}
					value={guardian.until ?? ""}
					onInput={(event) => set({ until: event.currentTarget.value || null })}
				/>
			)}
		</Field>
	);
}
