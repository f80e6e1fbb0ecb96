import type { Network } from "./network.ts";
import type { Clinic, Phone, Text, Unsent } from "./seen.ts";

export const ANA: Phone = { number: "+12125550143", name: "Ana Ruiz", off: false, waiting: 0 };
export const LEO: Phone = { number: "+12125550144", name: "Leo Ruiz", off: false, waiting: 0 };
export const NORTH: Clinic = { number: "+12125550199", name: "Northside Clinic" };
export const EAST: Clinic = { number: "+12125550198", name: "Eastside Dental" };

let sids = 0;
export function aText(text: Partial<Text> = {}): Text {
	const at = text.createdAt ?? 1_000;
	const direction = text.direction ?? "outbound-api";
	return {
		sid: `SM${sids++}`,
		direction,
		clinic: NORTH.number,
		body: "Hello",
		createdAt: at,
		updatedAt: at,
		arrivedAt: at,
		media: [],
		...text,
	};
}

/** A network in memory: texts by phone, and a line that can be cut. */
export function aFakeNetwork(phones: Phone[] = [ANA, LEO], clinics: Clinic[] = [NORTH]) {
	const texts: Record<string, Text[]> = {};
	const sent: Unsent[] = [];
	let tell: (phone: string | null) => void = () => {};
	let setLive: (isLive: boolean) => void = () => {};
	let isDown = false;
	const network: Network = {
		phones: async () => [...phones],
		clinics: async () => [...clinics],
		oddities: async () => [{ number: "+15005550106", label: "Landline" }],
		texts: async (phone, since) => (texts[phone] ?? []).filter((text) => text.updatedAt >= since),
		send: async (text) => {
			if (isDown) throw new Error("down");
			sent.push(text);
			const stored = aText({ direction: "inbound", clinic: text.clinic, body: text.body, createdAt: text.at });
			texts[text.phone] = [...(texts[text.phone] ?? []), stored];
			return stored;
		},
		addPhone: async (number, name) => {
			phones.push({ number, name, off: false, waiting: 0 });
		},
		switchPhone: async (number, off) => {
			phones.splice(0, phones.length, ...phones.map((phone) => (phone.number === number ? { ...phone, off } : phone)));
		},
		listen: (changed, live) => {
			tell = changed;
			setLive = live;
			live(true);
			return () => {};
		},
	};
	return {
		network,
		sent,
		deliver(phone: Phone, text: Text) {
			texts[phone.number] = [...(texts[phone.number] ?? []), text];
			tell(phone.number);
		},
		cut(down: boolean) {
			isDown = down;
			setLive(!down);
		},
	};
}
