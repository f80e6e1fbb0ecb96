import { batch, computed, signal } from "@preact/signals";
import type { Network } from "./network.ts";
import type { Owner } from "./owner.ts";
import type { Screen } from "./screen.ts";
import type { Draft, Unsent } from "./seen.ts";

const EMPTY: Draft = { body: "", pictures: [] };

/** Drafts, one for each phone and contact, and what is on its way to the network. */
export function createWriting(network: Pick<Network, "send">, owner: Owner, screen: Screen, now: () => number) {
	const drafts = signal<Record<string, Draft>>({});
	const unsent = signal<Unsent[]>([]);
	const pair = () => `${owner.phoneNumber.value} ${owner.clinicNumber.value}`;
	const current = () => drafts.value[pair()] ?? EMPTY;
	const setFailed = (key: string, failed: boolean) => {
		unsent.value = unsent.value.map((each) => (each.key === key ? { ...each, failed } : each));
	};

	async function post(text: Unsent): Promise<void> {
		try {
			const sent = await network.send(text);
			batch(() => {
				unsent.value = unsent.value.filter(({ key }) => key !== text.key);
				if (text.phone === owner.phoneNumber.value) screen.take(sent);
			});
		} catch {
			setFailed(text.key, true);
		}
	}

	return {
		draft: computed(current),
		notSent: computed(() => unsent.value.filter(({ phone, clinic }) => `${phone} ${clinic}` === pair())),
		write(draft: Partial<Draft>) {
			drafts.value = { ...drafts.value, [pair()]: { ...current(), ...draft } };
		},
		/** Pressing again sends nothing: the draft is gone with the first press. */
		async send(): Promise<void> {
			const [phone, clinic] = [owner.phoneNumber.value, owner.clinicNumber.value];
			const { body, pictures } = current();
			if (!phone || !clinic || (body.trim() === "" && pictures.length === 0)) return;
			const text = { key: crypto.randomUUID(), phone, clinic, body, pictures, at: now(), failed: false };
			batch(() => {
				unsent.value = [...unsent.value, text];
				drafts.value = { ...drafts.value, [pair()]: EMPTY };
			});
			await post(text);
		},
		async retry(text: Unsent): Promise<void> {
			setFailed(text.key, false);
			await post(text);
		},
	};
}
