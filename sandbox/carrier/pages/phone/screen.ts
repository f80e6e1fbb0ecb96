import { batch, computed, effect, signal } from "@preact/signals";
import type { Network } from "./network.ts";
import { isOwn, merged, shownAt } from "./order.ts";
import type { Owner } from "./owner.ts";
import type { Text } from "./seen.ts";

const isNewTo = (since: number) => (text: Text) => !isOwn(text) && (shownAt(text) ?? 0) > since;

/** What has come onto the phone in hand, and how much of it its owner has not looked at. */
export function createScreen(network: Pick<Network, "texts">, owner: Owner, now: () => number) {
	const texts = signal<Text[]>([]);
	const isLoaded = signal(false);
	const elsewhere = signal<Record<string, number>>({});
	const lookedAt = signal<Record<string, number>>({});
	const openedAt = now();
	const sinceLook = (phone: string, clinic: string): number => lookedAt.value[`${phone} ${clinic}`] ?? openedAt;

	function look() {
		const [phone, clinic] = [owner.phoneNumber.peek(), owner.clinicNumber.peek()];
		if (phone && clinic) lookedAt.value = { ...lookedAt.peek(), [`${phone} ${clinic}`]: now() };
	}

	effect(() => {
		const number = owner.phoneNumber.value;
		texts.value = [];
		isLoaded.value = false;
		if (number) elsewhere.value = { ...elsewhere.peek(), [number]: 0 };
	});
	effect(() => {
		if (owner.clinicNumber.value) look();
	});

	return {
		texts,
		isLoaded,
		/** How many came to each of the other phones. */
		elsewhere,
		shown: computed(() => texts.value.filter((text) => text.clinic === owner.clinicNumber.value && shownAt(text) !== null)),
		unseen: (clinic: string): number =>
			texts.value.filter((text) => text.clinic === clinic && isNewTo(sinceLook(owner.phoneNumber.value ?? "", clinic))(text)).length,
		take(text: Text) {
			texts.value = merged(texts.value, [text]);
		},
		async refresh(): Promise<void> {
			const number = owner.phoneNumber.value;
			if (!number) return;
			const since = texts.value.reduce((latest, text) => Math.max(latest, text.updatedAt), 0);
			const found = await network.texts(number, since);
			if (number !== owner.phoneNumber.value) return;
			batch(() => {
				texts.value = merged(texts.value, found);
				isLoaded.value = true;
				look();
			});
		},
		async countElsewhere(phone: string): Promise<void> {
			const since = Math.max(openedAt, ...owner.clinics.value.map(({ number }) => sinceLook(phone, number)));
			const found = await network.texts(phone, since);
			if (phone !== owner.phoneNumber.value) elsewhere.value = { ...elsewhere.value, [phone]: found.filter(isNewTo(since)).length };
		},
	};
}
export type Screen = ReturnType<typeof createScreen>;
