const LONGEST = 120;

/** Letters that are not seen, or that turn the order in which the others are read, and what separates folders or ends a C string. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A file's name as it may be shown and saved: no folder, nothing hidden, its last extension kept. */
export function cleanFileName(name: string): string {
	const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
	const seen = last
		.replace(UNSEEN, "")
		.replace(/[<>:"|?*]/g, "_")
		.replace(/\s+/g, " ")
		.replace(/^[\s.]+|[\s.]+$/g, "");
	if (seen.length <= LONGEST) return seen;
	const dot = seen.lastIndexOf(".");
	const end = dot > 0 && seen.length - dot <= 12 ? seen.slice(dot) : "";
	return `${seen.slice(0, LONGEST - end.length).replace(/[\ud800-\udbff]$/, "")}${end}`;
}
