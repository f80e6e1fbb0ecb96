import { batch, computed, signal } from "@preact/signals";
import type { Network } from "./network.ts";
import { isOwn, merged, shownAt } from "./order.ts";
import type { Clinic, Draft, Phone, Text, Unsent } from "./seen.ts";

const EMPTY: Draft = { body: "", pictures: [] };

/** What one phone page shows and may do. */
export function createPhoneState(network: Network, memory: Pick<Storage, "getItem" | "setItem">, now: () => number) {
	const phones = signal<Phone[] | null>(null);
	const clinics = signal<Clinic[]>([]);
	const phoneNumber = signal<string | null>(null);
	const clinicNumber = signal<string | null>(null);
	const texts = signal<Text[]>([]);
	const isLoaded = signal(false);
	const unsent = signal<Unsent[]>([]);
	const drafts = signal<Record<string, Draft>>({});
	const isLive = signal(true);
	/** How many came to the other phones since one looked at them. */
	const elsewhere = signal<Record<string, number>>({});
	const lookedAt = signal<Record<string, number>>({});
	const openedAt = now();

	const phone = computed(() => phones.value?.find((each) => each.number === phoneNumber.value) ?? null);
	const clinic = computed(() => clinics.value.find((each) => each.number === clinicNumber.value) ?? null);
	const pair = () => `${phoneNumber.value} ${clinicNumber.value}`;

	async function refreshTexts(): Promise<void> {
		const number = phoneNumber.value;
		if (!number) return;
		const since = texts.value.reduce((latest, text) => Math.max(latest, text.updatedAt), 0);
		const found = await network.texts(number, since);
		if (number !== phoneNumber.value) return;
		batch(() => {
			texts.value = merged(texts.value, found);
			isLoaded.value = true;
			if (clinicNumber.value) look(clinicNumber.value);
		});
	}

	async function refreshPhones(): Promise<void> {
		const [foundPhones, foundClinics] = await Promise.all([network.phones(), network.clinics()]);
		batch(() => {
			phones.value = foundPhones;
			clinics.value = foundClinics;
			if (!foundPhones.some(({ number }) => number === phoneNumber.value)) choosePhone(remembered(foundPhones));
			if (foundClinics.length === 1 && clinicNumber.value === null) clinicNumber.value = foundClinics[0]?.number ?? null;
		});
	}

	function remembered(found: readonly Phone[]): string | null {
		const last = memory.getItem("phone");
		return found.find(({ number }) => number === last)?.number ?? found[0]?.number ?? null;
	}

	function choosePhone(number: string | null) {
		batch(() => {
			phoneNumber.value = number;
			texts.value = [];
			isLoaded.value = false;
			clinicNumber.value = clinics.value.length === 1 ? (clinics.value[0]?.number ?? null) : null;
			if (number) elsewhere.value = { ...elsewhere.value, [number]: 0 };
		});
		if (number) memory.setItem("phone", number);
		refreshTexts().catch(lost);
	}

	function lost() {
		isLive.value = false;
	}

	/** The owner has this contact on the screen now. */
	function look(number: string) {
		lookedAt.value = { ...lookedAt.value, [`${phoneNumber.value} ${number}`]: now() };
	}

	async function countElsewhere(number: string): Promise<void> {
		const since = Math.max(openedAt, ...Object.entries(lookedAt.value).map(([key, at]) => (key.startsWith(`${number} `) ? at : 0)));
		const found = await network.texts(number, since);
		const fresh = found.filter((text) => !isOwn(text) && (shownAt(text) ?? 0) > since).length;
		if (number !== phoneNumber.value) elsewhere.value = { ...elsewhere.value, [number]: fresh };
	}

	async function changed(number: string | null): Promise<void> {
		if (number === null) await refreshPhones();
		else if (number === phoneNumber.value) await refreshTexts();
		else if (phones.value?.some((each) => each.number === number)) await countElsewhere(number);
	}

	async function post(text: Unsent): Promise<void> {
		try {
			const sent = await network.send(text);
			batch(() => {
				unsent.value = unsent.value.filter(({ key }) => key !== text.key);
				if (text.phone === phoneNumber.value) texts.value = merged(texts.value, [sent]);
			});
		} catch {
			unsent.value = unsent.value.map((each) => (each.key === text.key ? { ...each, failed: true } : each));
		}
	}

	return {
		phones,
		clinics,
		phone,
		clinic,
		texts,
		isLoaded,
		isLive,
		elsewhere,
		/** Of the open contact, in the order of the screen. */
		shown: computed(() => texts.value.filter((text) => text.clinic === clinicNumber.value && shownAt(text) !== null)),
		notSent: computed(() => unsent.value.filter((text) => text.clinic === clinicNumber.value && text.phone === phoneNumber.value)),
		draft: computed(() => drafts.value[pair()] ?? EMPTY),
		unseen: (number: string): number => {
			const since = lookedAt.value[`${phoneNumber.value} ${number}`] ?? openedAt;
			return texts.value.filter((text) => text.clinic === number && !isOwn(text) && (shownAt(text) ?? 0) > since).length;
		},
		choosePhone,
		openClinic(number: string | null) {
			clinicNumber.value = number;
			if (number) look(number);
		},
		write(draft: Partial<Draft>) {
			drafts.value = { ...drafts.value, [pair()]: { ...(drafts.value[pair()] ?? EMPTY), ...draft } };
		},
		async send(): Promise<void> {
			const [from, to] = [phoneNumber.value, clinicNumber.value];
			const { body, pictures } = drafts.value[pair()] ?? EMPTY;
			if (!from || !to || (body.trim() === "" && pictures.length === 0)) return;
			const text = { key: crypto.randomUUID(), phone: from, clinic: to, body, pictures, at: now(), failed: false };
			batch(() => {
				unsent.value = [...unsent.value, text];
				drafts.value = { ...drafts.value, [pair()]: EMPTY };
			});
			await post(text);
		},
		async retry(text: Unsent): Promise<void> {
			unsent.value = unsent.value.map((each) => (each.key === text.key ? { ...each, failed: false } : each));
			await post(text);
		},
		async addPhone(number: string, name: string): Promise<void> {
			await network.addPhone(number, name);
			await refreshPhones();
			choosePhone(number);
		},
		async switchPhone(off: boolean): Promise<void> {
			if (phoneNumber.value) await network.switchPhone(phoneNumber.value, off).catch(lost);
			await refreshPhones().catch(lost);
		},
		oddities: network.oddities,
		/** Live from now on; whatever happened while the line was down is fetched when it is up again. */
		start(): () => void {
			return network.listen(
				(number) => void changed(number).catch(lost),
				(live) => {
					isLive.value = live;
					if (live) refreshPhones().then(refreshTexts).catch(lost);
				},
			);
		},
	};
}
export type PhoneState = ReturnType<typeof createPhoneState>;
