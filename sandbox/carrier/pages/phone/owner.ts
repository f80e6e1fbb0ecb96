import { batch, computed, signal } from "@preact/signals";
import type { Network } from "./network.ts";
import type { Clinic, Phone } from "./seen.ts";

export type Memory = Pick<Storage, "getItem" | "setItem">;

/** Whose phone is in hand, and which contact is open on it. */
export function createOwner(network: Pick<Network, "phones" | "clinics">, memory: Memory) {
	const phones = signal<Phone[] | null>(null);
	const clinics = signal<Clinic[]>([]);
	const phoneNumber = signal<string | null>(null);
	const clinicNumber = signal<string | null>(null);

	/** With one contact only there is nothing to choose. */
	const onlyClinic = () => (clinics.value.length === 1 ? (clinics.value[0]?.number ?? null) : null);

	function choose(number: string | null) {
		batch(() => {
			phoneNumber.value = number;
			clinicNumber.value = onlyClinic();
		});
		if (number) memory.setItem("phone", number);
	}

	return {
		phones,
		clinics,
		phoneNumber,
		clinicNumber,
		phone: computed(() => phones.value?.find((each) => each.number === phoneNumber.value) ?? null),
		clinic: computed(() => clinics.value.find((each) => each.number === clinicNumber.value) ?? null),
		choose,
		async refresh(): Promise<void> {
			const [foundPhones, foundClinics] = await Promise.all([network.phones(), network.clinics()]);
			batch(() => {
				phones.value = foundPhones;
				clinics.value = foundClinics;
				const isHere = (number: string | null) => foundPhones.some((each) => each.number === number);
				if (isHere(phoneNumber.value)) clinicNumber.value ??= onlyClinic();
				else choose(isHere(memory.getItem("phone")) ? memory.getItem("phone") : (foundPhones[0]?.number ?? null));
			});
		},
	};
}
export type Owner = ReturnType<typeof createOwner>;
