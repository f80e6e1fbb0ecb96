import { posix } from "node:path";
import type { Import } from "../tree/parsed.ts";
import { isTest } from "../tree/sources.ts";
import type { Room } from "./table.ts";

export type Breach = { path: string; line: number; rule: string };
export type Source = { path: string; imports: Import[] };

/** Every import that its room does not allow. Tests and builders may import anything, and nobody imports them. */
export function breaches(sources: Source[], rooms: readonly Room[]): Breach[] {
	return sources.filter((source) => !isTest(source.path)).flatMap((source) => breachesIn(source, rooms));
}

function breachesIn({ path, imports }: Source, rooms: readonly Room[]): Breach[] {
	const room = roomOf(path, rooms);
	if (!room) return [{ path, line: 1, rule: "is in no room: give it one in scripts/rooms/table.ts, with a page in docs/adr" }];
	return imports.flatMap((each) => {
		const rule = each.from.startsWith(".") ? fileRule(room, path, each, rooms) : packageRule(room, each.from);
		return rule ? [{ path, line: each.line, rule }] : [];
	});
}

function fileRule(room: Room, path: string, { from, typeOnly }: Import, rooms: readonly Room[]): string | null {
	const target = posix.join(posix.dirname(path), from);
	if (isTest(target)) return `imports ${target}: nobody imports tests or their builders`;
	if (within(target, room.path) && roomOf(target, rooms) === room) return null;
	if (room.imports.some((allowed) => within(target, allowed))) return null;
	if (!room.imports.some((allowed) => within(target, allowed.replace(/^types:/, "")))) {
		return `${room.path} may not import ${roomOf(target, rooms)?.path ?? "a file outside every room"} (${target}); ${mayImport(room)}`;
	}
	return typeOnly ? null : `${room.path} may import only types of ${target}: write "import type"`;
}

function packageRule(room: Room, from: string): string | null {
	if (room.packages.some((allowed) => allowed === "*" || within(from, allowed))) return null;
	return `${room.path} may not import the package ${from}; ${mayImport(room)}`;
}

const mayImport = (room: Room): string =>
	`it may import ${[...room.imports, ...room.packages].map((each) => each.replace(/^types:/, "types of ")).join(", ") || "nothing"}`;

export const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** The innermost room wins. */
export function roomOf(path: string, rooms: readonly Room[]): Room | undefined {
	return rooms.filter((room) => within(path, room.path)).sort((one, other) => other.path.length - one.path.length)[0];
}
