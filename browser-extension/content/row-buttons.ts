import { isDue, keyOf } from "../sites/seen.ts";
import type { Rows } from "../sites/site.ts";
import { say } from "./background-port.ts";
import { makeButton } from "./button.ts";
import { dropStrangers, isOurChange } from "./ours.ts";
import { roomiest, standIn } from "./place.ts";

const SLICE_MS = 4;
const SLICE_ROWS = 40;
/** Rows that stand alone in their parents are watched through one above them all. */
const PARENTS = 8;
/** Of the icon, and a little air. */
const ROOM = 28;

type Parts = { own: WeakSet<Element>; isTyping(): boolean; isOver(): boolean };
type Next = { row: Element; shows: Rows };

/** One button on each row near the viewport. Rows may be kept, made anew, or given to another patient: the row as it is at the click counts. */
export class RowButtons {
	readonly #parts: Parts;
	readonly #hosts = new WeakMap<Element, HTMLElement>();
	readonly #near = new WeakSet<Element>();
	readonly #queue = new Set<Element>();
	readonly #columns = new WeakMap<Element, number>();
	readonly #sight: IntersectionObserver;
	readonly #changes = new MutationObserver((records) => this.#changed(records));
	#rows: Rows[] = [];
	#watched: Element[] = [];
	#planned = false;

	constructor(parts: Parts) {
		this.#parts = parts;
		const margins: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: "200px 0px", scrollMargin: "200px 0px" };
		this.#sight = new IntersectionObserver((entries) => this.#sighted(entries), margins);
	}

	/** Looks again for rows; gives what holds them. */
	look(rows: Rows[]): Element[] {
		this.#rows = rows;
		const found = rows.flatMap(({ selector }) => [...document.querySelectorAll(selector)]);
		for (const row of found) this.#sight.observe(row);
		this.#watch(holders(found));
		return this.#watched;
	}

	end(): void {
		this.#sight.disconnect();
		this.#changes.disconnect();
		this.#queue.clear();
	}

	#watch(holding: Element[]): void {
		if (holding.length === this.#watched.length && holding.every((each, index) => each === this.#watched[index])) return;
		this.#changes.disconnect();
		this.#watched = holding;
		for (const each of holding) this.#changes.observe(each, { childList: true, subtree: true, characterData: true });
	}

	#sighted(entries: IntersectionObserverEntry[]): void {
		for (const { target, isIntersecting } of entries) {
			if (isIntersecting) {
				this.#near.add(target);
				this.#queue.add(target);
			} else this.#near.delete(target);
		}
		this.#plan();
	}

	#changed(records: MutationRecord[]): void {
		for (const record of records) {
			if (isOurChange(record)) continue;
			const at = record.target instanceof Element ? record.target : record.target.parentElement;
			const row = at && this.#rowOf(at);
			if (row) this.#queue.add(row);
			for (const node of record.addedNodes) if (node instanceof Element) this.#added(node);
		}
		this.#plan();
	}

	#added(node: Element): void {
		for (const { selector } of this.#rows) {
			if (node.matches(selector)) this.#sight.observe(node);
			else if (node.firstElementChild) for (const row of node.querySelectorAll(selector)) this.#sight.observe(row);
		}
	}

	#rowOf(at: Element): Element | null {
		for (const { selector } of this.#rows) {
			const row = at.closest(selector);
			if (row) return row;
		}
		return null;
	}

	#plan(): void {
		if (this.#planned || this.#queue.size === 0) return;
		this.#planned = true;
		requestIdleCallback(
			() => {
				this.#planned = false;
				if (this.#parts.isOver()) return;
				if (this.#parts.isTyping()) setTimeout(() => this.#plan(), 500);
				else this.#work();
			},
			{ timeout: 150 },
		);
	}

	/** All readings of a slice first, then its writings. */
	#work(): void {
		const start = performance.now();
		const next: Next[] = [];
		for (const row of this.#queue) {
			this.#queue.delete(row);
			const shows = this.#near.has(row) ? this.#rows.find(({ selector }) => row.matches(selector)) : undefined;
			if (shows && row.isConnected && this.#wants(row, shows)) next.push({ row, shows });
			if (next.length >= SLICE_ROWS || performance.now() - start > SLICE_MS) break;
		}
		this.#stand(next);
		this.#plan();
	}

	#wants(row: Element, shows: Rows): boolean {
		dropStrangers(row, this.#parts.own);
		const host = this.#hosts.get(row);
		const due = isDue(shows.read(row));
		if (!due) host?.remove();
		return due && !(host && row.contains(host));
	}

	#stand(next: Next[]): void {
		const places = next.map(({ row, shows }) => {
			const name = shows.name(row);
			const cell = row.children[this.#columnFor(row, next)];
			const beside = name && cell?.contains(name) ? name : deepest(cell ?? row);
			return { row, place: standIn(beside, row) };
		});
		for (const { row, place } of places) place.prepend(this.#hostOf(row));
	}

	/** Chosen once for the rows that stand together: buttons stay under one another, and no later batch makes the page lay itself out. */
	#columnFor(row: Element, next: Next[]): number {
		const holder = row.parentElement ?? row;
		let column = this.#columns.get(holder);
		if (column === undefined || column >= row.children.length) {
			const together = next.filter((each) => each.row.parentElement === holder);
			column = roomiest(
				together.map((each) => ({ row: each.row, name: each.shows.name(each.row) })),
				ROOM,
			);
			this.#columns.set(holder, column);
		}
		return column;
	}

	#hostOf(row: Element): HTMLElement {
		const known = this.#hosts.get(row);
		if (known) return known;
		const host = this.#make();
		this.#hosts.set(row, host);
		return host;
	}

	#make(): HTMLElement {
		let pressed: string | null = null;
		const host: HTMLElement = makeButton(
			{
				press: () => {
					pressed = this.#seen(host)?.key ?? null;
				},
				click: () => {
					const now = this.#seen(host);
					// Between the press and the click the row became somebody else's: nobody knows who was meant.
					const isOther = pressed !== null && pressed !== now?.key;
					pressed = null;
					if (now && !isOther) say({ type: "chat", from: now.from, seen: now.seen });
				},
			},
			false,
		);
		this.#parts.own.add(host);
		return host;
	}

	#seen(host: Element) {
		if (this.#parts.isOver()) return null;
		for (const { selector, from, read } of this.#rows) {
			const row = host.closest(selector);
			const seen = row && read(row);
			if (seen && isDue(seen)) return { from, seen, key: keyOf(seen) };
		}
		return null;
	}
}

/** The first element with words of its own. */
function deepest(cell: Element): Element {
	let at = cell;
	while (at.firstElementChild && ![...at.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim())) {
		at = at.firstElementChild;
	}
	return at;
}

function holders(rows: Element[]): Element[] {
	const parents = [...new Set(rows.map((row) => row.parentElement))].filter((parent) => parent !== null);
	const [first] = parents;
	const last = rows.at(-1);
	if (parents.length <= PARENTS || !first || !last) return parents;
	let above: Element = first;
	while (!above.contains(last) && above.parentElement) above = above.parentElement;
	return [above];
}
