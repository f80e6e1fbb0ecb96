import type { FileType } from "../schemas/file.ts";

type Kind = { extensions: readonly string[]; contentTypes: readonly [string, ...string[]] };

/** What a file of each type may be called and declared as; the first of each is our own word for it. */
const KINDS: Record<FileType, Kind> = {
	jpeg: { extensions: ["jpg", "jpeg", "jpe", "jfif"], contentTypes: ["image/jpeg", "image/jpg", "image/pjpeg"] },
	gif: { extensions: ["gif"], contentTypes: ["image/gif"] },
	png: { extensions: ["png"], contentTypes: ["image/png", "image/x-png", "image/apng"] },
	bmp: { extensions: ["bmp", "dib"], contentTypes: ["image/bmp", "image/x-bmp", "image/x-ms-bmp", "image/x-windows-bmp"] },
	mp4: { extensions: ["mp4", "m4v", "m4a"], contentTypes: ["video/mp4", "audio/mp4", "video/x-m4v", "audio/x-m4a", "audio/m4a"] },
	mpeg: {
		extensions: ["mpg", "mpeg", "mp3", "mpga", "m2ts", "ts"],
		contentTypes: [
			"video/mpeg",
			"audio/mpeg",
			"audio/mp3",
			"audio/x-mpeg",
			"audio/x-mp3",
			"video/mp2t",
			"video/mp1s",
			"video/mp2p",
			"video/x-mpeg",
			"audio/mpg",
		],
	},
	ogg: {
		extensions: ["ogg", "oga", "ogv", "opus"],
		contentTypes: ["audio/ogg", "video/ogg", "application/ogg", "audio/opus", "audio/vorbis"],
	},
	amr: { extensions: ["amr", "awb"], contentTypes: ["audio/amr", "audio/amr-nb", "audio/amr-wb", "audio/x-amr"] },
	ac3: { extensions: ["ac3"], contentTypes: ["audio/ac3", "audio/x-ac3", "audio/vnd.dolby.dd-raw"] },
	"3gp": { extensions: ["3gp", "3gpp", "3g2"], contentTypes: ["video/3gpp", "audio/3gpp", "video/3gpp2", "audio/3gpp2", "video/3gp"] },
	csv: {
		extensions: ["csv"],
		contentTypes: ["text/csv", "application/csv", "text/comma-separated-values", "application/vnd.ms-excel", "text/plain"],
	},
	rtf: { extensions: ["rtf"], contentTypes: ["text/rtf", "application/rtf", "text/richtext", "application/x-rtf", "application/msword"] },
	pdf: { extensions: ["pdf"], contentTypes: ["application/pdf", "application/x-pdf"] },
	ics: { extensions: ["ics", "ical", "ifb", "vcs"], contentTypes: ["text/calendar", "application/ics", "text/x-vcalendar"] },
	vcard: { extensions: ["vcf", "vcard"], contentTypes: ["text/vcard", "text/x-vcard", "text/directory", "application/vcard"] },
};

/** What a sender writes who does not know. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(["", "application/octet-stream", "binary/octet-stream", "application/x-binary"]);

/** Without its parameters, in small letters. */
export function plainContentType(declared: string): string {
	return (declared.split(";")[0] ?? "").trim().toLowerCase();
}

/** The type that a declared content type stands for; null: none of ours. Undefined: it says nothing. */
export function declaredType(declared: string): FileType | null | undefined {
	const plain = plainContentType(declared);
	if (SAYS_NOTHING.has(plain)) return undefined;
	return typeBy(({ contentTypes }) => contentTypes.includes(plain));
}

/** Whether a file of this type may be declared so. */
export function mayBeDeclared(type: FileType, declared: string): boolean {
	const plain = plainContentType(declared);
	return SAYS_NOTHING.has(plain) || KINDS[type].contentTypes.includes(plain);
}

/** The type that a name's last extension stands for; null: none of ours. */
export function typeOfName(name: string): FileType | null {
	const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase();
	return extension === undefined ? null : typeBy(({ extensions }) => extensions.includes(extension));
}

export function extensionOf(type: FileType): string {
	return KINDS[type].extensions[0] ?? type;
}

export function contentTypeOf(type: FileType): string {
	return KINDS[type].contentTypes[0];
}

/** For a file picker. */
export function acceptedFiles(): string {
	return Object.values(KINDS)
		.flatMap(({ extensions, contentTypes }) => [...extensions.map((extension) => `.${extension}`), contentTypes[0]])
		.join(",");
}

function typeBy(is: (kind: Kind) => boolean): FileType | null {
	for (const type of TYPES) if (is(KINDS[type])) return type;
	return null;
}

const TYPES: readonly FileType[] = [
	"jpeg",
	"gif",
	"png",
	"bmp",
	"mp4",
	"mpeg",
	"ogg",
	"amr",
	"ac3",
	"3gp",
	"csv",
	"rtf",
	"pdf",
	"ics",
	"vcard",
];
