import { readFileSync } from "node:fs";
import { join } from "node:path";
import { figures } from "./sizes/figures.ts";
import { type Body, parsed } from "./tree/parsed.ts";
import { isTest, sources } from "./tree/sources.ts";

const LOOK_TWICE = { file: 250, function: 40 };

type Sized = { room: string; path: string; lines: number; functions: Body[] };

const root = join(import.meta.dirname, "..");
const sized: Sized[] = sources(root).map((path) => {
	const { lines, functions } = parsed(path, readFileSync(join(root, path), "utf8"));
	return { room: isTest(path) ? "tests" : (path.match(/^(worker|shared)\/[^/.]+|^[^/]+/)?.[0] ?? path), path, lines, functions };
});

const cell = (value: number | string, width = 6) => String(value).padStart(width);
console.log(
	`${"lines".padEnd(20)}${cell("files")}${cell("med")}${cell("p90")}${cell("max")}   ${cell("funcs")}${cell("med")}${cell("p90")}${cell("max")}`,
);
for (const [room, files] of [...Map.groupBy(sized, (file) => file.room)].sort()) {
	const file = figures(files.map(({ lines }) => lines));
	const body = figures(files.flatMap(({ functions }) => functions.map(({ lines }) => lines)));
	const columns = [file, body].map(({ count, median, p90, max }) => [count, median, p90, max].map((value) => cell(value)).join(""));
	console.log(room.padEnd(20) + columns.join("   "));
}

const long = sized.flatMap(({ room, path, lines, functions }) => [
	...(lines > LOOK_TWICE.file && room !== "tests" ? [`${path}  ${lines} lines`] : []),
	...functions
		.filter((body) => body.lines > LOOK_TWICE.function && room !== "tests")
		.map((body) => `${path}:${body.line}  ${body.name || "a function"} of ${body.lines} lines`),
]);
if (long.length) console.log(["", "Worth a second look:", ...long].join("\n"));
