import { orExplain, script } from "./tools.ts";

async function makePackages(): Promise<void> {
	const args = process.argv.slice(2);
	await script("package-helpdesk.ts", args);
	await script("package-extension.ts", args);
}

orExplain(makePackages());
