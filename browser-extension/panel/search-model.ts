import { type Signal, signal } from "@preact/signals";
import type * as z from "zod/mini";
import type { Api } from "../../shared/api/client.ts";
import { parseNumber } from "../../shared/rules/phone.ts";
import { PatientPage } from "../../shared/schemas/patient.ts";
import { createLoader, type Loader } from "../../shared/state/loading.ts";

const AFTER_MS = 250;
const MOST = 30;
const NUMBER = /^[\d\s()+.-]{7,}$/;

type Parts = { api: Pick<Api, "ask">; clinicId: string; country: string };

export class SearchModel {
	readonly words: Signal<string> = signal("");
	readonly found: Signal<z.infer<typeof PatientPage> | null> = signal(null);
	readonly #parts: Parts;
	readonly #loader: Loader = createLoader();
	readonly state = this.#loader.state;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#turn = new AbortController();

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	find(words: string): void {
		this.words.value = words;
		this.stop();
		this.found.value = null;
		if (words.trim().length >= 2) this.#timer = setTimeout(() => void this.again(), AFTER_MS);
	}

	again(): Promise<void> {
		this.stop();
		this.#turn = new AbortController();
		const { signal: turn } = this.#turn;
		const { api, clinicId, country } = this.#parts;
		const typed = this.words.value.trim();
		// A birth date looks like a number too; only what can be texted is looked for as one.
		const number = NUMBER.test(typed) ? parseNumber(typed, country) : null;
		const body = { ...(number ? { number } : { q: typed }), limit: MOST };
		this.#loader.restart();
		return this.#loader.run(async () => {
			const page = await api.ask(PatientPage, `/api/clinics/${clinicId}/patients/search`, { method: "POST", body, signal: turn });
			if (!turn.aborted) this.found.value = page;
		});
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#turn.abort();
	}
}
