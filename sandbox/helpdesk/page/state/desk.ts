import { computed, signal } from "@preact/signals";
import type { Boot, Comment, Ticket, User } from "./records.ts";

export const boot = signal<Boot | null>(null);
export const me = signal<User | null>(null);
export const tickets = signal<ReadonlyMap<number, Ticket>>(new Map());
export const users = signal<ReadonlyMap<number, User>>(new Map());
/** By ticket; read when a ticket is opened and after each change of it. */
export const comments = signal<ReadonlyMap<number, Comment[]>>(new Map());
export const connected = signal(true);

export const ticketsNewestFirst = computed(() =>
	[...tickets.value.values()].sort((a, b) => b.updated_at.localeCompare(a.updated_at) || b.id - a.id),
);

export function put<Item extends { id: number }>(known: ReadonlyMap<number, Item>, items: Item[]): ReadonlyMap<number, Item> {
	const next = new Map(known);
	for (const item of items) next.set(item.id, item);
	return next;
}

export function nameOf(userId: number | null): string {
	return userId === null ? "–" : (users.value.get(userId)?.name ?? `User ${userId}`);
}
