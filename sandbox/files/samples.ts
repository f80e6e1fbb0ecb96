import type { FileType } from "../../shared/schemas/file.ts";
import { aBmp } from "./bmp.ts";
import { aFilm } from "./boxes.ts";
import { anIcs, anRtf, aPdf, aVcard, words } from "./documents.ts";
import { aGif } from "./gif.ts";
import { aJpeg } from "./jpeg.ts";
import { aPng } from "./png.ts";
import { anAc3, anAmr, anMp3, anOgg } from "./sounds.ts";

export type Sample = { name: string; contentType: string; bytes: Uint8Array<ArrayBuffer> };

/** One good file of each type that may be sent. */
export function samples(): (Sample & { type: FileType })[] {
	return [
		{ type: "jpeg", name: "rash.jpg", contentType: "image/jpeg", bytes: aJpeg() },
		{ type: "gif", name: "wave.gif", contentType: "image/gif", bytes: aGif({ frames: 3 }) },
		{ type: "png", name: "insurance card.png", contentType: "image/png", bytes: aPng() },
		{ type: "bmp", name: "scan.bmp", contentType: "image/bmp", bytes: aBmp() },
		{ type: "mp4", name: "knee.mp4", contentType: "video/mp4", bytes: aFilm("isom") },
		{ type: "mpeg", name: "cough.mp3", contentType: "audio/mpeg", bytes: anMp3() },
		{ type: "ogg", name: "note.ogg", contentType: "audio/ogg", bytes: anOgg() },
		{ type: "amr", name: "note.amr", contentType: "audio/amr", bytes: anAmr() },
		{ type: "ac3", name: "heart.ac3", contentType: "audio/ac3", bytes: anAc3() },
		{ type: "3gp", name: "gait.3gp", contentType: "video/3gpp", bytes: aFilm("3gp4") },
		{ type: "csv", name: "pressure.csv", contentType: "text/csv", bytes: words("day,upper,lower\r\n2026-11-02,128,84\r\n") },
		{ type: "rtf", name: "letter.rtf", contentType: "text/rtf", bytes: anRtf() },
		{ type: "pdf", name: "visit.pdf", contentType: "application/pdf", bytes: aPdf() },
		{ type: "ics", name: "check-up.ics", contentType: "text/calendar", bytes: anIcs() },
		{ type: "vcard", name: "María López.vcf", contentType: "text/vcard", bytes: aVcard() },
	];
}
