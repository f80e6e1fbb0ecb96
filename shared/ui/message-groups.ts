import type { Message } from "../schemas/message.ts";
import { dayKey, type Wall } from "../words/time.ts";

/** Texts of one sender this close together share one name and time. */
const TOGETHER_MS = 5 * 60_000;

export type Group = { kind: "group"; key: string; messages: [Message, ...Message[]]; reactions: Message[] };
export type Day = { kind: "day"; key: string; at: string };

type Reactions = ReadonlyMap<string, Message[]>;

/** A phone's reaction is drawn at the text that it quotes, where that is on screen; else it stays a text like any other. */
export function foldReactions(messages: Message[]): { texts: Message[]; reactions: Reactions } {
	const here = new Set(messages.map((message) => message.id));
	const isFolded = ({ reaction }: Message) => reaction !== undefined && here.has(reaction.to);
	return {
		texts: messages.filter((message) => !isFolded(message)),
		reactions: Map.groupBy(messages.filter(isFolded), (message) => message.reaction?.to ?? ""),
	};
}

/** The rows of a thread: days in the clinic's zone, and within them groups of one sender. */
export function groupMessages(messages: Message[], wall: Wall, reactions: Reactions = new Map()): (Day | Group)[] {
	const rows: (Day | Group)[] = [];
	let day = "";
	let group: Group | null = null;
	for (const message of messages) {
		const today = dayKey(message.at, wall);
		if (today !== day) {
			rows.push({ kind: "day", key: `day-${today}`, at: message.at });
			day = today;
			group = null;
		}
		if (group && together(group, message)) group.messages.push(message);
		else {
			group = { kind: "group", key: message.id, messages: [message], reactions: [] };
			rows.push(group);
		}
		group.reactions.push(...(reactions.get(message.id) ?? []));
	}
	return rows;
}

/** Messages are never changed in place, so the same objects are the same texts. */
export function isSameRow(a: Day | Group, b: Day | Group): boolean {
	if (a.kind === "day" || b.kind === "day") return a.kind === b.kind;
	return areSame(a.messages, b.messages) && areSame(a.reactions, b.reactions);
}

function areSame(a: Message[], b: Message[]): boolean {
	return a.length === b.length && a.every((message, index) => message === b[index]);
}

function together(group: Group, message: Message): boolean {
	const last = group.messages.at(-1) ?? group.messages[0];
	return senderKey(last) === senderKey(message) && Date.parse(message.at) - Date.parse(last.at) <= TOGETHER_MS;
}

function senderKey(message: Message): string {
	return `${message.direction} ${message.sender.type} ${message.sender.id ?? message.sender.name ?? message.automatic ?? ""}`;
}
