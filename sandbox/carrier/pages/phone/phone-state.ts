import { signal } from "@preact/signals";
import type { Network } from "./network.ts";
import { createOwner, type Memory } from "./owner.ts";
import { createScreen } from "./screen.ts";
import { createWriting } from "./writing.ts";

/** What one phone page shows and may do. */
export function createPhoneState(network: Network, memory: Memory, now: () => number) {
	const owner = createOwner(network, memory);
	const screen = createScreen(network, owner, now);
	const writing = createWriting(network, owner, screen, now);
	const isLive = signal(true);
	const lost = () => {
		isLive.value = false;
	};

	async function changed(phone: string | null): Promise<void> {
		if (phone === null) await owner.refresh();
		else if (phone === owner.phoneNumber.value) await screen.refresh();
		else if (owner.phones.value?.some((each) => each.number === phone)) await screen.countElsewhere(phone);
	}

	function choosePhone(number: string) {
		owner.choose(number);
		screen.refresh().catch(lost);
	}

	return {
		...owner,
		...screen,
		...writing,
		isLive,
		choosePhone,
		openClinic(number: string | null) {
			owner.clinicNumber.value = number;
		},
		async addPhone(number: string, name: string): Promise<void> {
			await network.addPhone(number, name);
			await owner.refresh();
			choosePhone(number);
		},
		async switchPhone(off: boolean): Promise<void> {
			const number = owner.phoneNumber.value;
			if (number) await network.switchPhone(number, off).then(owner.refresh).catch(lost);
		},
		oddities: network.oddities,
		/** Live from now on; whatever happened while the line was down is fetched when it is up again. */
		start(): () => void {
			return network.listen(
				(phone) => void changed(phone).catch(lost),
				(live) => {
					isLive.value = live;
					if (live) owner.refresh().then(screen.refresh).catch(lost);
				},
			);
		},
	};
}
export type PhoneState = ReturnType<typeof createPhoneState>;
