import { type Signal, signal } from "@preact/signals";

type Kept = Pick<Storage, "getItem" | "setItem">;

/** A choice of this staff member for this browser. Browsers may refuse storage to a framed page: then it lasts as long as the page. */
export function createSetting(name: string, usual: boolean, storage: () => Kept = () => localStorage): Signal<boolean> {
	const key = `patient-chat.${name}`;
	const on = signal(read(key, storage) ?? usual);
	on.subscribe((value) => {
		if (value === (read(key, storage) ?? usual)) return;
		try {
			storage().setItem(key, value ? "on" : "off");
		} catch {
			return;
		}
	});
	return on;
}

function read(key: string, storage: () => Kept): boolean | null {
	try {
		const kept = storage().getItem(key);
		return kept === null ? null : kept === "on";
	} catch {
		return null;
	}
}
