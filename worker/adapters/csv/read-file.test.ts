import fc from "fast-check";
import { expect, test } from "vitest";
import { type ReadState, readPart, sniff, startRead } from "./read-file.ts";
import type { Row } from "./rows.ts";

type Way = { encoding: "utf-8" | "utf-16le" | "windows-1252"; delimiter: "," | ";" | "\t"; end: "\n" | "\r\n" | "\r"; bom: boolean };

const encode = (text: string, encoding: Way["encoding"]): Uint8Array => {
	if (encoding === "utf-8") return new TextEncoder().encode(text);
	if (encoding === "windows-1252") return Uint8Array.from(text, (char) => (char === "€" ? 0x80 : char.charCodeAt(0)));
	const bytes = new Uint8Array(text.length * 2);
	for (let at = 0; at < text.length; at++) new DataView(bytes.buffer).setUint16(at * 2, text.charCodeAt(at), true);
	return bytes;
};
const written = (rows: string[][], { delimiter, end }: Way) =>
	rows
		.map(
			(cells) =>
				cells.map((cell) => (/["\r\n,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""').replaceAll("\n", end)}"` : cell)).join(delimiter) +
				end,
		)
		.join("");
const fileOf = (rows: string[][], way: Way) => encode((way.bom ? "\ufeff" : "") + written(rows, way), way.encoding);
const utf8 = (text: string) => new TextEncoder().encode(text);

function read(bytes: Uint8Array, cuts: readonly number[] = []): Row[] {
	const sniffed = sniff(bytes);
	if ("trouble" in sniffed) throw new Error(sniffed.trouble);
	const ends = [...new Set([...cuts, bytes.length])].filter((end) => end <= bytes.length).sort((a, b) => a - b);
	let state: ReadState = startRead(sniffed);
	let from = 0;
	return ends.flatMap((end, index) => {
		const part = readPart(JSON.parse(JSON.stringify(state)), bytes.subarray(from, end), index === ends.length - 1);
		state = part.state;
		from = end;
		return part.rows;
	});
}
const cellsOf = (text: string) => read(utf8(text)).map(({ cells }) => cells);

const WAYS: fc.Arbitrary<Way> = fc.record({
	encoding: fc.constantFrom("utf-8", "utf-16le", "windows-1252"),
	delimiter: fc.constantFrom(",", ";", "\t"),
	end: fc.constantFrom("\n", "\r\n", "\r"),
	bom: fc.boolean(),
});
const fits = (way: Way) => ({ ...way, bom: way.bom && way.encoding !== "windows-1252" });
const letters = (encoding: Way["encoding"]) => (encoding === "windows-1252" ? ["é", "ñ", "€"] : ["é", "ñ", "€", "山", "😀"]);
const cell = (encoding: Way["encoding"]) =>
	fc
		.array(fc.constantFrom("a", "B", "7", " x", '"', "\n", ",", ";", "\t", ...letters(encoding)), { maxLength: 6 })
		.map((chars) => chars.join("").trim());
const rowsIn = (encoding: Way["encoding"]) =>
	fc
		.integer({ min: 2, max: 5 })
		.chain((width) => fc.array(fc.array(cell(encoding), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
const FILES = WAYS.map(fits).chain((way) =>
	rowsIn(way.encoding).map((rows) => ({
		way,
		rows: [["Patient ID", "Name", "Mobile", "Note", "Añadido"].slice(0, rows[0]?.length), ...rows],
	})),
);

test("rows come back as they were written, in every encoding, with every delimiter and line end", () => {
	fc.assert(
		fc.property(FILES, ({ way, rows }) => {
			const bytes = fileOf(rows, way);
			fc.pre(
				(() => {
					const seen = sniff(bytes);
					return "delimiter" in seen && seen.delimiter === way.delimiter && seen.encoding === way.encoding;
				})(),
			);
			expect(read(bytes).map(({ cells }) => cells)).toEqual(rows);
		}),
		{ numRuns: 300 },
	);
});

test("wherever the bytes of a file are cut, the rows and their lines are the same", () => {
	fc.assert(
		fc.property(FILES, fc.array(fc.nat(400), { maxLength: 12 }), ({ way, rows }, cuts) => {
			const bytes = fileOf(rows, way);
			expect(read(bytes, cuts)).toEqual(read(bytes));
		}),
		{ numRuns: 300 },
	);
});

test("wherever a file of any bytes is cut, even one of broken quotes, the rows are the same", () => {
	const noise = fc.array(fc.constantFrom('"', '"', ",", "\n", "\r", "a", "é", '""', " ", '",', '"\n'), { maxLength: 60 });
	fc.assert(
		fc.property(noise, fc.array(fc.nat(80), { maxLength: 20 }), (chars, cuts) => {
			const bytes = utf8(chars.join(""));
			expect(read(bytes, cuts)).toEqual(read(bytes));
		}),
		{ numRuns: 1_000 },
	);
});

test.each([1, 2, 3, 7])("a file that comes %i bytes at a time is read as if it came whole", (size) => {
	const bytes = fileOf(
		[
			["id", "name", "note"],
			["1", "Añó 😀", 'says "no"\nand "yes"'],
			["2", "山田", ""],
		],
		{ encoding: "utf-16le", delimiter: "\t", end: "\r\n", bom: true },
	);
	expect(
		read(
			bytes,
			Array.from({ length: bytes.length / size }, (_, n) => n * size),
		),
	).toEqual(read(bytes));
	expect(read(bytes).map(({ line }) => line)).toEqual([1, 2, 4]);
});

test("the first accent decides the encoding, even when it comes in a late part", () => {
	const plain = Array.from({ length: 20_000 }, (_, n) => `${n},Ann,5\n`).join("");
	const bytes = encode(`${plain}9,José,7\n10,Zoë,7\n`, "windows-1252");
	expect(sniff(bytes)).toEqual({ encoding: "utf-8", delimiter: "," });
	expect(
		read(bytes, [100_000, 150_000])
			.slice(-2)
			.map(({ cells }) => cells[1]),
	).toEqual(["José", "Zoë"]);
});

test("a line that tells Excel what parts the cells is obeyed and is no row", () => {
	expect(read(utf8("sep=;\nid;name\n1;Ruiz, Ana\n"))).toEqual([
		{ line: 2, cells: ["id", "name"] },
		{ line: 3, cells: ["1", "Ruiz, Ana"] },
	]);
});

test("a semicolon file with a comma in each name is a semicolon file", () => {
	expect(sniff(utf8("id;name;phone\n1;Ruiz, Ana;5\n2;Ode, Al;6\n"))).toEqual({ encoding: "utf-8", delimiter: ";" });
});

test.each([
	["a workbook", [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x08, 0x00]],
	["UTF-16 the other way round", [0xfe, 0xff, 0x00, 0x61]],
])("%s is no text", (_, bytes) => {
	expect(sniff(new Uint8Array(bytes))).toEqual({ trouble: "not_text" });
});

test("an empty file has no rows", () => {
	expect(read(new Uint8Array())).toEqual([]);
});

test("a quote that is never closed costs its own line and no other", () => {
	const rows = read(utf8('1,Ann,x\n2,"Bob,x\n3,Cy,x\n4,Di,x\n'));
	expect(rows).toEqual([
		{ line: 1, cells: ["1", "Ann", "x"] },
		{ line: 2, cells: [] },
		{ line: 3, cells: ["3", "Cy", "x"] },
		{ line: 4, cells: ["4", "Di", "x"] },
	]);
});

test("a quote that only the next patient's quote would close costs its own line and no other", () => {
	expect(cellsOf('1,"Ann,x\n2,"Bob",x\n3,Cy,x\n')).toEqual([[], ["2", "Bob", "x"], ["3", "Cy", "x"]]);
});

test("quotes inside a quoted cell of one line are kept as they are", () => {
	expect(cellsOf('1,"Ann "Annie" Lee",x\n')).toEqual([["1", 'Ann "Annie" Lee', "x"]]);
});

test("a note of several lines is one cell, and the lines after it are counted on", () => {
	expect(read(utf8('1,"one\r\ntwo\r\nthree",x\r\n2,b,c\r\n'))).toEqual([
		{ line: 1, cells: ["1", "one\ntwo\nthree", "x"] },
		{ line: 4, cells: ["2", "b", "c"] },
	]);
});

test("a row without an end to it is given up, and the state between parts stays small", () => {
	let state = startRead({ encoding: "utf-8", delimiter: "," });
	const rows: Row[] = [];
	for (let part = 0; part < 40; part++) {
		const step = readPart(state, utf8("x".repeat(50_000)), false);
		state = step.state;
		rows.push(...step.rows);
		expect(JSON.stringify(state).length).toBeLessThan(140_000);
	}
	rows.push(...readPart(state, utf8("\n2,Bob\n"), true).rows);
	expect(rows).toEqual([
		{ line: 1, cells: [] },
		{ line: 2, cells: ["2", "Bob"] },
	]);
});

test("a row of more cells than any practice management system writes is given up", () => {
	expect(cellsOf(`a,b\n${"x,".repeat(600)}\n1,2\n`)).toEqual([["a", "b"], [], ["1", "2"]]);
});

test("ten thousand lines with a bad quote each cost ten thousand lines and no more", () => {
	const rows = read(utf8(`${Array.from({ length: 10_000 }, (_, n) => `${n},"x\n`).join("")}1,good\n`));
	expect(rows.length).toBe(10_001);
	expect(rows.at(-1)).toEqual({ line: 10_001, cells: ["1", "good"] });
});
