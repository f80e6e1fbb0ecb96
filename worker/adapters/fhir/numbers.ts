import { parseNumber } from "../../../shared/rules/phone.ts";
import type { NumberRole } from "../../../shared/schemas/number-role.ts";
import type { PatientNumber } from "../../../shared/schemas/patient.ts";
import { type ContactPoint, isCurrent } from "./resources.ts";

export type NumberAsked = { country: string; today: string };

/**
 * Numbers that may be texted, the best first: mobiles, then those that nobody said the use of, then home ones, which may be landlines.
 * A work phone is read by others, a fax or a pager by nobody, an old number by a stranger: none of them is ever taken.
 */
export function numbersOf(telecom: readonly ContactPoint[], role: NumberRole, asked: NumberAsked): PatientNumber[] {
	const usable = telecom
		.filter((point) => isCurrent(point.period, asked.today))
		.flatMap((point) => {
			const order = orderOf(point);
			const number = order === null ? null : parseNumber(point.value ?? "", asked.country);
			return number === null || order === null ? [] : [{ number, order, rank: point.rank ?? Number.MAX_SAFE_INTEGER }];
		})
		.sort((one, other) => one.order - other.order || one.rank - other.rank);
	return unique(usable.map(({ number, order }) => ({ number, role, ...labelOf(order) })));
}

/** One entry for one number: the first says what it is. */
export function unique(numbers: readonly PatientNumber[]): PatientNumber[] {
	return [...new Map(numbers.toReversed().map((own) => [own.number, own])).values()].reverse();
}

const NOT_NOW = new Set(["old", "work"]);

function orderOf({ system, use }: ContactPoint): 0 | 1 | 2 | null {
	if ((system !== "phone" && system !== "sms") || NOT_NOW.has(use ?? "")) return null;
	if (system === "sms" || use === "mobile") return 0;
	return use === "home" ? 2 : 1;
}

function labelOf(order: 0 | 1 | 2): { label?: string } {
	if (order === 1) return {};
	return { label: order === 0 ? "mobile" : "home, may be a landline" };
}
