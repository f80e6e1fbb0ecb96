import type { GuardianScope } from "../../schemas/number-role.ts";
import type { Reach } from "../../schemas/thread.ts";
import type { PhoneWords } from "../../words/phone-en.ts";
import { dateOf } from "../../words/time.ts";
import { entry } from "../delivery.ts";

type Speaking = Reach["guardians"][number];

const VISITS: GuardianScope = "scheduling";

/** "Ana Ruiz (parent of Leo Ruiz, visits only, until Mar 2, 2027)" */
export function speaksFor({ name, role, scope, until }: Speaking, patient: string, locale: string, words: PhoneWords): string {
	const as = entry<(name: string) => string>(words.of, role) ?? words.of.other;
	const more = [
		as(patient),
		...(scope === VISITS ? [words.visitsOnly] : []),
		...(until ? [words.untilDay(dateOf(until, { locale, timeZone: "UTC" }))] : []),
	];
	return `${name} (${more.join(", ")})`;
}

/** One of several holds the phone, and nobody knows which. */
export function anyOf(people: string[], locale: string): string {
	return new Intl.ListFormat(locale, { type: "disjunction" }).format(people);
}

/** Whom a text reaches, where it is not the patient's own phone. */
export function reached({ role, guardians }: Reach, patient: string, locale: string, words: PhoneWords): string | null {
	if (role === "other") return words.elses(patient);
	if (role !== "guardian") return null;
	if (guardians.length === 0) return words.nobody(patient);
	return words.texting(
		anyOf(
			guardians.map((one) => speaksFor(one, patient, locale, words)),
			locale,
		),
	);
}
