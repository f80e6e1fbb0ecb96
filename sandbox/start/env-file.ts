import { writeFileSync } from "node:fs";

/** One line a setting; a key of several lines is written on one. */
export function writeEnvFile(path: string, settings: Record<string, string>): void {
	const lines = Object.entries(settings).map(([name, value]) => `${name}="${value.replaceAll("\n", "\\n")}"`);
	writeFileSync(path, `${lines.join("\n")}\n`, { mode: 0o600 });
}
