import { type Face, widthOf } from "./width.ts";

/** The lines of a printable text in a column of `width` points; what has no blank in it is cut where the column ends. */
export function wrapped(text: string, width: number, face: Face, size: number): string[] {
	const lines: string[] = [];
	let line = "";
	for (const word of text.split(/(?<= )(?! )/)) {
		if (line !== "" && widthOf((line + word).trimEnd(), face, size) > width) {
			lines.push(line.trimEnd());
			line = "";
		}
		line += word;
		while (line.length > 1 && widthOf(line.trimEnd(), face, size) > width) {
			const fits = fitting(line, width, face, size);
			lines.push(line.slice(0, fits));
			line = line.slice(fits);
		}
	}
	return [...lines, line.trimEnd()];
}

/** How many letters fit: one at least, however narrow the column. */
function fitting(line: string, width: number, face: Face, size: number): number {
	let count = 1;
	while (count < line.length && widthOf(line.slice(0, count + 1), face, size) <= width) count += 1;
	return count;
}
