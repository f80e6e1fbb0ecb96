import { parseNumber } from "../rules/phone.ts";
import type { CreateClinic, Role } from "../schemas/clinic.ts";
import { HelpdeskId } from "../schemas/ids.ts";
import type { SetupWords } from "../words/setup-en.ts";

export type NumberField = { key: string; typed: string; registered: boolean };
export type MemberField = { key: string; id: string; role: Role };
export type ClinicFields = {
	/** Made once with the form, so that a second click creates nothing twice. */
	id: string;
	name: string;
	country: string;
	timeZone: string;
	numbers: NumberField[];
	everyone: boolean;
	members: MemberField[];
};

type ErrorWord = keyof SetupWords["errors"];
/** By field: `name`, `timeZone`, a number's or member's key, `members`, or `form`. */
export type FieldErrors = Record<string, ErrorWord>;
export type Checked = { clinic: CreateClinic; errors: null } | { clinic: null; errors: FieldErrors };

const LONGEST_NAME = 80;

export function newClinicFields(timeZone: string, staffId: string, newKey: () => string): ClinicFields {
	return {
		id: newKey(),
		name: "",
		country: "US",
		timeZone,
		numbers: [{ key: newKey(), typed: "", registered: true }],
		everyone: true,
		members: [{ key: newKey(), id: staffId, role: "admin" }],
	};
}

/** Everything that is wrong at once, each beside its field. */
export function checkClinic(fields: ClinicFields): Checked {
	const name = fields.name.trim();
	const errors: FieldErrors = { ...numberErrors(fields), ...memberErrors(fields) };
	if (name === "") errors.name = "name";
	if (name.length > LONGEST_NAME) errors.name = "nameLong";
	if (fields.timeZone === "") errors.timeZone = "timeZone";
	if (Object.keys(errors).length > 0) return { clinic: null, errors };
	const { id, country, timeZone } = fields;
	return { clinic: { id, name, country, timeZone, numbers: numbersOf(fields), members: membersOf(fields) }, errors: null };
}

function numbersOf(fields: ClinicFields): CreateClinic["numbers"] {
	return fields.numbers.flatMap((field) => {
		const number = parseNumber(field.typed, fields.country);
		return number ? [{ number, registration: field.registered ? ("confirmed" as const) : ("pending" as const) }] : [];
	});
}

function membersOf(fields: ClinicFields): CreateClinic["members"] {
	return fields.everyone ? "all" : fields.members.map((member) => ({ zendeskUserId: member.id.trim(), role: member.role }));
}

function numberErrors(fields: ClinicFields): FieldErrors {
	const errors: FieldErrors = {};
	const seen = new Set<string>();
	for (const field of fields.numbers) {
		const number = parseNumber(field.typed, fields.country);
		if (field.typed.trim() === "") errors[field.key] = "numberNone";
		else if (!number) errors[field.key] = "number";
		else if (seen.has(number)) errors[field.key] = "numberTwice";
		else seen.add(number);
	}
	return errors;
}

function memberErrors(fields: ClinicFields): FieldErrors {
	if (fields.everyone) return {};
	if (fields.members.length === 0) return { members: "memberNone" };
	const errors: FieldErrors = {};
	const seen = new Set<string>();
	for (const field of fields.members) {
		const id = field.id.trim();
		if (!HelpdeskId.safeParse(id).success) errors[field.key] = "member";
		else if (seen.has(id)) errors[field.key] = "memberTwice";
		else seen.add(id);
	}
	return errors;
}
