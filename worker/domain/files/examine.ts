import { contentTypeOf, declaredType, mayBeDeclared, plainContentType, typeOfName } from "../../../shared/rules/file-types.ts";
import { type FileTrouble, FileType, MOST_FILE_BYTES } from "../../../shared/schemas/file.ts";
import { readBmp } from "./bmp.ts";
import { readPdf, readRtf } from "./documents.ts";
import type { FoundFile } from "./file.ts";
import { readGif } from "./gif.ts";
import { read3gp, readMp4 } from "./iso-media.ts";
import { readJpeg } from "./jpeg.ts";
import { readMpeg } from "./mpeg.ts";
import { readCsv, readIcs, readVcard } from "./plain-text.ts";
import { readPng } from "./png.ts";
import { BROKEN, type Shape, startsWith } from "./shape.ts";
import { readAc3, readAmr, readOgg } from "./sound.ts";

// A file is what its content, its name and its declared type say together. Where two of them do not agree, it is refused.

export type Received = { bytes: Uint8Array; declared: string /** Empty: nobody named it. */; name: string };

export type Examined = Omit<FoundFile, "name" | "size" | "receivedHash" | "keptHash"> & { bytes: Uint8Array };

const READERS: Record<FileType, (bytes: Uint8Array) => Shape> = {
	jpeg: readJpeg,
	gif: readGif,
	png: readPng,
	bmp: readBmp,
	mp4: readMp4,
	mpeg: readMpeg,
	ogg: readOgg,
	amr: readAmr,
	ac3: readAc3,
	"3gp": read3gp,
	csv: readCsv,
	rtf: readRtf,
	pdf: readPdf,
	ics: readIcs,
	vcard: readVcard,
};

/** What has no signature, a list of signatures knows nothing of. */
const HAS_NO_SIGNATURE: ReadonlySet<FileType> = new Set(["csv", "ics", "vcard", "rtf"]);

/** The file by which scanners are tried out (EICAR). In two pieces, so that no scanner finds it here. */
const TRIAL_VIRUS = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-TEST-FILE!"].join("");

/** `sniffed`: what somebody else's list of signatures says of it; null: nothing. */
export function examine({ bytes, declared, name }: Received, sniffed: string | null): Examined | { cause: FileTrouble } {
	if (bytes.length === 0) return { cause: "empty" };
	if (bytes.length > MOST_FILE_BYTES) return { cause: "too_large" };
	if (startsWith(bytes, TRIAL_VIRUS)) return { cause: "harmful" };
	const type = saidType(bytes, declared, name);
	if (typeof type === "object") return type;
	const shape = shapeOf(type, bytes);
	if (!shape) return { cause: "mismatch" };
	if ("cause" in shape) return { cause: shape.cause };
	if (sniffed !== null && !HAS_NO_SIGNATURE.has(type) && !agrees(type, sniffed)) return { cause: "mismatch" };
	const { width = null, height = null, warnings = [] } = shape;
	return { bytes: shape.bytes, type, contentType: contentTypeAs(type, shape.contentType, declared), width, height, warnings };
}

/** A reader that comes to the end of the bytes before the end of the file throws. */
function shapeOf(type: FileType, bytes: Uint8Array): Shape {
	try {
		return READERS[type](bytes);
	} catch {
		return BROKEN;
	}
}

function saidType(bytes: Uint8Array, declared: string, name: string): FileType | { cause: FileTrouble } {
	const byDeclaration = declaredType(declared);
	if (byDeclaration === null) return { cause: "type" };
	if (name === "") return byDeclaration ?? FileType.options.find((type) => shapeOf(type, bytes) !== null) ?? { cause: "type" };
	const byName = typeOfName(name);
	if (byName === null) return { cause: "type" };
	return mayBeDeclared(byName, declared) ? byName : { cause: "mismatch" };
}

/** Films of phones and others differ by a word that programs write as they like. */
function agrees(type: FileType, sniffed: string): boolean {
	if (type === "mp4" || type === "3gp") return mayBeDeclared("mp4", sniffed) || mayBeDeclared("3gp", sniffed);
	return mayBeDeclared(type, sniffed);
}

/** Sound and film have one type: whether there is a picture is said by the content, else by whoever sent it. */
function contentTypeAs(type: FileType, found: string | undefined, declared: string): string {
	if (found) return found;
	const isSound = plainContentType(declared).startsWith("audio/");
	return (type === "3gp" || type === "mp4") && isSound ? contentTypeOf(type).replace("video/", "audio/") : contentTypeOf(type);
}
