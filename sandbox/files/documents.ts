import { bytes } from "./bytes.ts";

type Parts = { catalogue?: string; objects?: string[]; after?: string };

/** One page that says so. `catalogue`: more in the first object; `objects`: more objects. */
export function aPdf({ catalogue = "", objects = [], after = "" }: Parts = {}): Uint8Array<ArrayBuffer> {
	const words = "BT /F1 18 Tf 20 100 Td (Visit summary) Tj ET";
	const all = [
		`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		`<< /Length ${words.length} >>\nstream\n${words}\nendstream`,
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
		...objects,
	];
	let text = "%PDF-1.4\n";
	const places = all.map((object, n) => {
		const place = text.length;
		text += `${n + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(place).padStart(10, "0")} 00000 n \n`;
	});
	const start = text.length;
	text += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${places.join("")}trailer\n<< /Size ${all.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return bytes(text, after);
}

export function anRtf(inside = "Take one {\\b daily}."): Uint8Array<ArrayBuffer> {
	return bytes(`{\\rtf1\\ansi\\deff0 {\\fonttbl{\\f0 Arial;}}${inside}}`);
}

export function words(text: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(new TextEncoder().encode(text));
}

export function anIcs(more = ""): Uint8Array<ArrayBuffer> {
	const event = `BEGIN:VEVENT\r\nUID:1@clinic\r\nDTSTAMP:20261102T170000Z\r\nDTSTART:20261103T150000Z\r\nSUMMARY:Check-up\r\n${more}END:VEVENT\r\n`;
	return words(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Clinic//EN\r\n${event}END:VCALENDAR\r\n`);
}

export function aVcard(more = ""): Uint8Array<ArrayBuffer> {
	return words(`BEGIN:VCARD\r\nVERSION:3.0\r\nFN:María López\r\nTEL:+16175550142\r\n${more}END:VCARD\r\n`);
}
