import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { examine } from "./doctor/examine.ts";

const file = process.argv.slice(2).filter((arg) => arg !== "--env-file")[0] ?? ".dev.vars";
if (existsSync(file)) {
	const findings = examine(parseEnv(readFileSync(file, "utf8")));
	const wrong = findings.filter(({ level }) => level === "wrong");
	for (const { level, text } of findings) console.log(`${level === "wrong" ? "✗" : "·"} ${text}`);
	console.log(
		wrong.length ? `\n${wrong.length} to put right in ${file}. docs/deploy.md says where each comes from.` : `✓ ${file} is in order.`,
	);
	process.exitCode = wrong.length ? 1 : 0;
} else {
	console.log(`There is no ${file}. Name your file of settings: npm run doctor -- production.local`);
	process.exitCode = 2;
}
