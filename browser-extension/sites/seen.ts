import type { Seen } from "../messages.ts";
import { isWhole } from "./numbers.ts";

const clipped = (text: string | null | undefined, max: number) => text?.replace(/\s+/g, " ").trim().slice(0, max) || null;

/** Within the bounds of what the background hears. An id that does not fit is none: half an id is another patient's. */
export function seenOf({ externalId, name, birthDate, numbers = [] }: Partial<Seen>): Seen {
	const id = externalId?.trim() ?? "";
	return {
		externalId: id && id.length <= 64 ? id : null,
		name: clipped(name, 200),
		birthDate: clipped(birthDate, 40),
		numbers: numbers.slice(0, 10).map(({ typed, label }) => ({ typed: typed.slice(0, 60), label: clipped(label, 60) })),
	};
}

export const NOBODY: Seen = seenOf({});

/** A button only for somebody who can be looked up: by an id, or by a whole number of their own. */
export const isDue = ({ externalId, numbers }: Seen): boolean => externalId !== null || numbers.some(({ typed }) => isWhole(typed));

/** The same person as far as the page tells; numbers may come later. */
export const keyOf = ({ externalId, name, birthDate }: Seen): string => JSON.stringify([externalId, name, birthDate]);
