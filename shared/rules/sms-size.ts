// What a text costs: carriers pack 160 signs of the old phone alphabet into one, or 70 of any other; a longer text falls
// into parts of 153 or 67 (3GPP TS 23.038 and 23.040). One sign from outside the alphabet makes all of them count so.
const BASIC = new Set(
	"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Each takes the room of two. */
const EXTENDED = new Set("^{}\\[~]|€\f");

export type SmsSize = {
	parts: number;
	/** The first sign that no old phone alphabet has: it makes the text cost more. */
	costly: string | null;
};

export function smsSize(text: string): SmsSize {
	const signs = [...text];
	const costly = signs.find((sign) => !BASIC.has(sign) && !EXTENDED.has(sign)) ?? null;
	const widths = signs.map((sign) => (costly !== null ? sign.length : EXTENDED.has(sign) ? 2 : 1));
	const [alone, part] = costly === null ? [160, 153] : [70, 67];
	const total = widths.reduce((sum, width) => sum + width, 0);
	return { parts: total <= alone ? Math.sign(total) : partsOf(widths, part), costly };
}

/** No sign is cut in two. */
function partsOf(widths: number[], room: number): number {
	let parts = 1;
	let left = room;
	for (const width of widths) {
		if (width > left) {
			parts += 1;
			left = room;
		}
		left -= width;
	}
	return parts;
}
