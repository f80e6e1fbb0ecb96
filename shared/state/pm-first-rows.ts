import type { PreviewSeen } from "./pm-answers.ts";

const ENOUGH_BYTES = 65_536;
const ROWS = 3;

/** The first rows of a file that is still at hand, cell by column name: only to be looked at, the Worker reads the file itself. */
export async function firstRows(
	file: Blob,
	{ encoding, delimiter, header }: Pick<PreviewSeen, "encoding" | "delimiter" | "header">,
): Promise<Record<string, string>[]> {
	const text = new TextDecoder(encoding).decode(await file.slice(0, ENOUGH_BYTES).arrayBuffer());
	const rows = cellsOf(text, delimiter);
	const key = JSON.stringify(header.map((name) => name.trim()));
	const at = rows.findIndex((row) => JSON.stringify(row.map((cell) => cell.trim())) === key);
	if (at === -1) return [];
	// The last row may be cut in the middle.
	const after = rows.slice(at + 1, file.size > ENOUGH_BYTES ? -1 : undefined).filter((row) => row.some((cell) => cell.trim() !== ""));
	return after.slice(0, ROWS).map((row) => Object.fromEntries(header.map((name, index) => [name, (row[index] ?? "").trim()])));
}

function cellsOf(text: string, delimiter: string): string[][] {
	const rows: string[][] = [[]];
	const cell = /"((?:[^"]|"")*)"?|[^"\r\n]+|\r?\n/g;
	let open = "";
	const close = () => {
		rows.at(-1)?.push(open);
		open = "";
	};
	for (const [token, quoted] of text.matchAll(cell)) {
		if (quoted !== undefined) open += quoted.replaceAll('""', '"');
		else if (/^\r?\n$/.test(token)) {
			close();
			rows.push([]);
		} else {
			const [first = "", ...others] = token.split(delimiter);
			open += first;
			for (const other of others) {
				close();
				open = other;
			}
		}
	}
	close();
	return rows;
}
