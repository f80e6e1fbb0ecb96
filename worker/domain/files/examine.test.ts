import fc from "fast-check";
import { expect, test } from "vitest";
import { aPdf } from "../../../sandbox/files/documents.ts";
import { type Hostile, hostiles } from "../../../sandbox/files/hostile.ts";
import { aJpeg } from "../../../sandbox/files/jpeg.ts";
import { samples } from "../../../sandbox/files/samples.ts";
import { cleanFileName } from "../../../shared/rules/file-name.ts";
import { sniff } from "../../adapters/files/sniff.ts";
import { examine } from "./examine.ts";

async function examined({ name, contentType, bytes }: { name: string; contentType: string; bytes: Uint8Array }) {
	return examine({ bytes, declared: contentType, name: cleanFileName(name) }, await sniff(bytes));
}

test.for(samples())("a good $type is kept byte for byte", async (sample) => {
	const finding = await examined(sample);
	expect(finding).toMatchObject({ type: sample.type, warnings: [] });
	if ("cause" in finding) throw new Error(finding.cause);
	expect(Buffer.from(finding.bytes).equals(sample.bytes)).toBe(true);
});

test.for(samples())("a $type that came with a text, without a name, is known by what it is", async (sample) => {
	expect(await examined({ ...sample, name: "" })).toMatchObject({ type: sample.type });
	expect(await examined({ ...sample, name: "", contentType: "application/octet-stream" })).toMatchObject({ type: sample.type });
});

test.for(hostiles())("$what does no harm", async (hostile) => {
	const finding = await examined(hostile);
	expect(outcome(hostile, finding)).toEqual(hostile.outcome);
});

function outcome({ outcome: wanted }: Hostile, finding: Awaited<ReturnType<typeof examined>>): Hostile["outcome"] | string {
	if ("cause" in finding) return { refused: finding.cause };
	if (finding.warnings[0]) return { warned: finding.warnings[0] };
	if (!("without" in wanted)) return "kept";
	return Buffer.from(finding.bytes).toString("latin1").includes(wanted.without) ? "kept with it" : wanted;
}

test("each of the fifteen types under each other's name is refused", async () => {
	const all = samples();
	for (const sample of all) {
		for (const other of all.filter(({ type }) => type !== sample.type)) {
			const finding = await examined({ ...sample, name: other.name, contentType: other.contentType });
			expect.soft(finding, `${sample.type} as ${other.type}`).toHaveProperty("cause");
		}
	}
});

test("whatever is cut off, doubled or changed in a file, looking at it ends at once, with an answer", () => {
	const all = samples();
	const spoilt = fc.record({
		of: fc.integer({ min: 0, max: all.length - 1 }),
		cut: fc.double({ min: 0, max: 1, noNaN: true }),
		changes: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
	});
	fc.assert(
		fc.property(spoilt, ({ of, cut, changes }) => {
			const sample = all[of];
			if (!sample) return;
			const bytes = sample.bytes.slice(0, Math.ceil(sample.bytes.length * (0.1 + cut)));
			for (const [at, value] of changes) bytes[at % bytes.length] = value;
			const finding = examine({ bytes, declared: sample.contentType, name: sample.name }, null);
			expect("cause" in finding || finding.bytes.length <= bytes.length + 36).toBe(true);
		}),
		{ numRuns: 1500 },
	);
});

test("25 MB of each kind of letters are read in a moment", () => {
	const most = 25 * 1024 * 1024;
	const pdf = Buffer.concat([aPdf().subarray(0, 9), Buffer.alloc(most - 600, "#"), aPdf().subarray(9)]);
	const rtf = Buffer.concat([Buffer.from("{\\rtf1 "), Buffer.alloc(most - 600, "\\'e9"), Buffer.from("}")]);
	const csv = Buffer.alloc(most, "a , , , ,");
	const figures = Buffer.alloc(most, ",-1");
	const jpeg = Buffer.concat([aJpeg().subarray(0, -2), Buffer.alloc(most - 600, "\xff\0", "latin1"), aJpeg().subarray(-2)]);
	for (const [name, bytes] of Object.entries({ "a.pdf": pdf, "a.rtf": rtf, "a.csv": csv, "b.csv": figures, "a.jpg": jpeg })) {
		const begun = performance.now();
		expect(examine({ bytes, declared: "", name }, null)).toHaveProperty("type");
		expect(performance.now() - begun).toBeLessThan(10_000);
	}
});
