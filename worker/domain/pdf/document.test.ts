import { expect, test } from "vitest";
import { pdf } from "./document.ts";
import type { Block, Paper } from "./layout.ts";

function file(blocks: Block[], paper: Paper = "letter"): string {
	const at = Date.parse("2026-11-02T17:00:00Z");
	const footer = (page: number, of: number) => `Página ${page} of ${of}`;
	return Buffer.from(pdf({ title: "A (short) title", language: "es", paper, at, blocks, footer })).toString("latin1");
}

const long: Block[] = Array.from({ length: 200 }, (_, index) => ({ kind: "pair", label: `Row ${index}`, value: "¿Podemos escribirle?" }));

test.for([
	["no block", []],
	["one line", [{ kind: "text", text: "Ana" }]],
	["many pages", long],
] as [string, Block[]][])("a reader finds every object of a document with %s where the list of places says", ([, blocks]) => {
	const text = file(blocks);
	const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
	const [, count = "", table = ""] = /^xref\n0 (\d+)\n((?:\d{10} \d{5} [fn] \n)+)trailer\n/.exec(text.slice(start)) ?? [];
	const entries = table.match(/.{19}\n/g) ?? [];
	expect(entries).toHaveLength(Number(count));
	expect(entries[0]).toBe("0000000000 65535 f \n");
	expect(entries.length).toBeGreaterThan(6);
	for (const [index, entry] of entries.entries())
		if (index > 0) expect(text.slice(Number(entry.slice(0, 10)))).toMatch(new RegExp(`^${index} 0 obj\n`));
	expect(text.slice(start)).toContain(`/Size ${count} /Root 1 0 R`);
});

test("each page says truly how long what stands on it is", () => {
	const text = file(long);
	const streams = [...text.matchAll(/<< \/Length (\d+) >>\nstream\n/g)];
	expect(streams.length).toBeGreaterThan(4);
	for (const { 0: head, 1: length, index } of streams)
		expect(text.slice(index + head.length + Number(length))).toMatch(/^\nendstream\nendobj\n/);
	expect(text).toContain(`/Count ${streams.length} >>`);
	expect(text).toContain(`(Página ${streams.length} of ${streams.length})`);
});

test("every row of a long document stands on some page, within its margins", () => {
	const text = file(long, "a4");
	for (let row = 0; row < 200; row += 1) expect(text).toContain(`(Row ${row}) Tj`);
	const heights = [...text.matchAll(/ (\d+\.\d\d) Td /g)].map(([, y]) => Number(y));
	expect(Math.min(...heights)).toBeGreaterThan(30);
	expect(Math.max(...heights)).toBeLessThan(842 - 50);
	expect(text).toContain("/MediaBox [0 0 595 842]");
});

test("a heading does not stay behind alone at the foot of a page", () => {
	const rows: Block[] = Array.from({ length: 41 }, () => ({ kind: "text", text: "row" }));
	for (let before = 1; before <= rows.length; before += 1) {
		const blocks: Block[] = [...rows.slice(0, before), { kind: "heading", text: "Head" }, { kind: "text", text: "Below" }];
		const pages = file(blocks).split("endstream");
		expect(pages.find((page) => page.includes("(Head)"))).toContain("(Below)");
	}
});

test("brackets and backslashes that somebody texted end no string", () => {
	expect(file([{ kind: "text", text: String.raw`a) Tj ET (b \ c` }])).toContain(String.raw`(a\) Tj ET \(b \\ c) Tj`);
});

test("a line that the text begins anew begins anew on paper", () => {
	const text = file([{ kind: "pair", label: "Words", value: "one\ntwo", quote: true }]);
	expect(text).toContain("(one) Tj");
	expect(text).toContain("(two) Tj");
});
