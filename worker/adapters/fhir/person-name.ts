import { type HumanName, isCurrent } from "./resources.ts";

const LONGEST = 120;
/** The name on their papers first: staff compare it with what the patient says. */
const RANK = ["official", "usual", "", "temp", "nickname", "anonymous", "maiden", "old"];

/** As one says it, given names first; empty when there is none. */
export function personName(names: readonly HumanName[], today: string): string {
	const rank = (name: HumanName) => RANK.indexOf(name.use ?? "") + (isCurrent(name.period, today) ? 0 : RANK.length);
	const written = [...names].sort((one, other) => rank(one) - rank(other)).map(inWords);
	return (written.find((name) => name !== "") ?? "").slice(0, LONGEST);
}

function inWords({ given, family, text }: HumanName): string {
	const parts = [...given, family ?? ""].map((part) => part.trim()).filter((part) => part !== "");
	// A lone part may be half of what the text says.
	const name = parts.length > 1 || !text?.trim() ? parts.join(" ") : text;
	return name.replace(/\s+/g, " ").trim();
}
