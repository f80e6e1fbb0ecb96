import type { RefObject } from "preact";
import type { VisitSeen } from "../../state/pm-answers.ts";
import { useKeys } from "../use-keys.ts";
import type { OpenPatient } from "./VisitsPage.tsx";

/** `j k` move from patient to patient, Enter opens the record (names are buttons), `r` the texts. */
export function useVisitKeys(page: RefObject<HTMLElement | null>, rows: VisitSeen[], open: OpenPatient): void {
	const names = () => [...(page.current?.querySelectorAll<HTMLElement>("[data-person]") ?? [])];
	const here = () => {
		const row = document.activeElement?.closest("[data-visit]");
		return document.activeElement?.closest<HTMLElement>("[data-person]") ?? row?.querySelector<HTMLElement>("[data-person]") ?? null;
	};
	const move = (by: number) => () => {
		const all = names();
		const now = here();
		const next = now ? all.indexOf(now) + by : 0;
		const target = all[Math.min(all.length - 1, Math.max(0, next))];
		target?.focus();
		target?.scrollIntoView?.({ block: "nearest" });
	};
	const text = () => {
		const index = Number(here()?.closest<HTMLElement>("[data-visit]")?.dataset.visit ?? -1);
		const row = rows[index];
		const person = row?.patients.find(({ id }) => id === here()?.dataset.person);
		if (row && person) open(person, row, "chat");
	};
	useKeys({ j: move(1), k: move(-1), r: text });
}
