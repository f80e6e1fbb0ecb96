import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { SiteRule } from "../../shared/schemas/pm-site.ts";
import { NO_RULE, type PointStep, STEPS } from "./compose.ts";
import type { Heard, PointedTab } from "./tab.ts";
import type { SeenHere } from "./words.ts";

type Done = { step: PointStep; rule: SiteRule; sees: SeenHere | null; skipped: boolean };
export type PointingStage = "intro" | "not_allowed" | "pointing" | "trying";

/** Step by step from a page to a rule, with every step to be taken back. */
export class PointingModel {
	readonly stage: Signal<PointingStage> = signal("intro");
	readonly sees: Signal<SeenHere | null> = signal(null);
	readonly origin: Signal<string | null> = signal(null);
	/** Pages on which a person found the rule right. */
	readonly right: Signal<number> = signal(0);
	readonly step: ReadonlySignal<PointStep | null>;
	readonly done: Signal<Done[]> = signal([]);
	readonly rule: ReadonlySignal<SiteRule>;
	/** Whether it is enough to tell one patient from another. */
	readonly enough: ReadonlySignal<boolean>;
	readonly #tab: PointedTab;
	#tabId: number | null = null;
	#leave: (() => void) | null = null;

	constructor(tab: PointedTab) {
		this.#tab = tab;
		this.rule = computed(() => this.done.value.at(-1)?.rule ?? NO_RULE);
		this.step = computed(() => (this.stage.value === "pointing" ? (STEPS[this.done.value.length] ?? null) : null));
		this.enough = computed(() => isEnough(this.rule.value));
	}

	async begin(): Promise<void> {
		if (await this.#load()) {
			this.stage.value = "pointing";
			this.#ask();
		} else this.stage.value = "not_allowed";
	}

	skip(): void {
		const { step } = this;
		if (!step.value || step.value === "name") return;
		// Without a name in a list there is nothing more to point at in it.
		const rest = step.value === "rowName" ? STEPS.slice(STEPS.indexOf("rowName")) : [step.value];
		const { rule } = this;
		this.done.value = [...this.done.value, ...rest.map((one) => ({ step: one, rule: rule.value, sees: this.sees.value, skipped: true }))];
		this.#next();
	}

	undo(): void {
		const kept = [...this.done.value];
		const undone: PointStep[] = [];
		for (let last = kept.pop(); last; last = kept.pop()) {
			undone.push(last.step);
			if (!last.skipped || last.step === "rowName" || kept.length === 0) break;
			if (!kept.at(-1)?.skipped) break;
		}
		this.done.value = kept;
		this.sees.value = kept.at(-1)?.sees ?? null;
		this.stage.value = "pointing";
		this.right.value = 0;
		this.#ask(undone);
	}

	finish(): void {
		this.stage.value = "trying";
		void this.#say("off");
	}

	/** On whatever page is in front now: the picker is put there first if the page is new. */
	async tryHere(): Promise<void> {
		this.sees.value = null;
		if (!(await this.#load())) {
			this.stage.value = "not_allowed";
			return;
		}
		if (this.#tabId !== null) await this.#tab.say(this.#tabId, { type: "try", rule: this.rule.value });
	}

	async stop(): Promise<void> {
		await this.#say("off");
		this.#leave?.();
		this.#leave = null;
	}

	async #load(): Promise<boolean> {
		this.#leave?.();
		const at = await this.#tab.begin();
		if (!at) return false;
		this.#tabId = at.tabId;
		this.#leave = this.#tab.listen(at.tabId, (heard) => this.#hear(heard));
		return true;
	}

	#hear({ said, origin }: Heard): void {
		if (said.type === "stopped") return void this.stop();
		if (said.type === "tried") return this.#tried(said.sees);
		if (said.step !== this.step.value) return;
		this.origin.value = origin;
		this.sees.value = said.found.sees;
		this.done.value = [...this.done.value, { step: said.step, rule: said.found.rule, sees: said.found.sees, skipped: false }];
		this.#next();
	}

	/** Each frame answers; the one that shows a patient is meant. */
	#tried(sees: SeenHere): void {
		const before = this.sees.value;
		if (!before || (sees.banner && !before.banner) || sees.rows > before.rows) this.sees.value = sees;
	}

	#next(): void {
		if (this.step.value) this.#ask();
		else this.finish();
	}

	#ask(undo: PointStep[] = []): void {
		const { step } = this;
		if (step.value) void this.#say(step.value, undo);
	}

	async #say(step: PointStep | "off", undo: PointStep[] = []): Promise<void> {
		if (this.#tabId !== null) await this.#tab.say(this.#tabId, { type: "point", step, rule: this.rule.value, undo });
	}
}

function isEnough({ banner, row, idInAddress }: SiteRule): boolean {
	const tells = [banner, row].some((region) => region?.name && (region.id || region.birthDate || region.number));
	return tells || Boolean(banner?.name && idInAddress);
}
