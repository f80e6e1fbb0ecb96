import { computed, signal } from "@preact/signals";
import * as z from "zod/mini";
import { PRANKS, type Prank } from "./pranks.ts";
import { Entry } from "./seen-at-carrier.ts";

const Fault = z.object({ id: z.number(), on: z.string(), kind: z.string(), times: z.union([z.number(), z.literal("always")]) });
type Fault = z.infer<typeof Fault>;
const Faults = z.object({ items: z.array(Fault) });
const ClinicNumber = z.object({
	number: z.string(),
	name: z.string(),
	optOut: z.enum(["default", "advanced", "none"]),
	tollFree: z.boolean(),
});
export type ClinicNumber = z.infer<typeof ClinicNumber>;
const ClinicNumbers = z.object({ items: z.array(ClinicNumber) });
const Entries = z.object({ items: z.array(Entry) });
const Event = z.object({ type: z.string() });

const LINES = 8;

export type Ask = (path: string, method?: string, input?: unknown) => Promise<unknown>;

export const askCarrier: Ask = async (path, method = "GET", input) => {
	const sent = input === undefined ? {} : { body: JSON.stringify(input), headers: { "Content-Type": "application/json" } };
	const response = await fetch(`/_/${path}`, { method, ...sent });
	if (!response.ok) throw new Error("The carrier said no.");
	return response.status === 204 ? null : response.json();
};

export function createMischiefState(ask: Ask) {
	const faults = signal<Fault[]>([]);
	const numbers = signal<ClinicNumber[]>([]);
	const lines = signal<Entry[]>([]);
	const isLive = signal(true);
	let seen = 0;

	const lost = () => {
		isLive.value = false;
	};
	const refreshFaults = async () => {
		faults.value = Faults.parse(await ask("faults")).items;
	};
	const refreshNumbers = async () => {
		numbers.value = ClinicNumbers.parse(await ask("numbers")).items;
	};
	const refreshLines = async () => {
		const { items } = Entries.parse(await ask(`journal?since=${seen}`));
		seen = items.at(-1)?.seq ?? seen;
		lines.value = [...lines.value, ...items].slice(-LINES);
	};
	const setBy = (prank: Prank) =>
		faults.value.filter((fault) => prank.faults.some(({ on, kind }) => on === fault.on && kind === fault.kind));
	const isOn = (prank: Prank) => prank.faults.every(({ on, kind }) => faults.value.some((fault) => fault.on === on && fault.kind === kind));

	return {
		numbers,
		lines,
		isLive,
		isOn,
		/** Faults that were set from elsewhere count as one. */
		count: computed(() => {
			const on = PRANKS.flatMap(({ pranks }) => pranks).filter(isOn).length;
			return faults.value.length > 0 ? Math.max(1, on) : 0;
		}),
		async turn(prank: Prank): Promise<void> {
			if (isOn(prank)) for (const { id } of setBy(prank)) await ask(`faults/${id}`, "DELETE").catch(lost);
			else for (const fault of prank.faults) await ask("faults", "POST", { ...fault, times: "always" }).catch(lost);
			await refreshFaults().catch(lost);
		},
		async calmDown(): Promise<void> {
			await ask("faults", "DELETE").catch(lost);
			await refreshFaults().catch(lost);
		},
		/** Who heeds STOP, START and HELP to one of the clinics' numbers. */
		async heed(number: string, optOut: ClinicNumber["optOut"]): Promise<void> {
			await ask(`numbers/${encodeURIComponent(number)}`, "PUT", { optOut }).catch(lost);
			await refreshNumbers().catch(lost);
		},
		start(): () => void {
			const source = new EventSource("/_/events");
			source.onopen = () => {
				isLive.value = true;
				refreshFaults().then(refreshNumbers).then(refreshLines).catch(lost);
			};
			source.onerror = lost;
			source.onmessage = ({ data }) => {
				const { type } = Event.parse(JSON.parse(String(data)));
				if (type === "faults") refreshFaults().catch(lost);
				if (type === "phones") refreshNumbers().catch(lost);
				if (type === "journal") refreshLines().catch(lost);
			};
			return () => source.close();
		},
	};
}
export type MischiefState = ReturnType<typeof createMischiefState>;
