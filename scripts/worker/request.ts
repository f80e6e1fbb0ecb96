import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs, parseEnv } from "node:util";

const USAGE = "npm run worker -- --port <number> --persist-to <folder> --env-file <file>";

/** A start that was asked for wrongly: said in plain words, never with a value of the env file. */
export class WrongRequest extends Error {}

export type RunRequest = { port: number; folder: string; settings: Record<string, string> };

export function readRequest(args: string[]): RunRequest {
	const values = readOptions(args);
	const port = Number(required(values.port, "--port"));
	if (!Number.isInteger(port) || port < 1 || port > 65535) throw wrong("--port must be a number from 1 to 65535.");
	const folder = resolve(required(values["persist-to"], "--persist-to"));
	return { port, folder, settings: readSettings(required(values["env-file"], "--env-file")) };
}

function readOptions(args: string[]) {
	try {
		const options = { port: { type: "string" }, "persist-to": { type: "string" }, "env-file": { type: "string" } } as const;
		// `npm run worker` puts a `--` first: without it Node takes --env-file for itself and fails in its own words.
		return parseArgs({ args: args[0] === "--" ? args.slice(1) : args, options, strict: true, allowPositionals: false }).values;
	} catch (cause) {
		throw wrong(cause instanceof Error ? `${cause.message.split(". ")[0]}.` : "The command could not be read.");
	}
}

function required(value: string | undefined, name: string) {
	if (value === undefined || value === "") throw wrong(`${name} is missing.`);
	return value;
}

function readSettings(file: string): Record<string, string> {
	const settings: Record<string, string> = {};
	for (const [name, value] of Object.entries(parseEnv(readText(file)))) if (value !== undefined) settings[name] = value;
	return settings;
}

function readText(file: string) {
	try {
		return readFileSync(resolve(file), "utf8");
	} catch (cause) {
		const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
		const why = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : "it may not be read";
		throw wrong(`The env file ${file} cannot be read: ${why}.`);
	}
}

function wrong(message: string) {
	return new WrongRequest(`${message}\nUsage: ${USAGE}`);
}
