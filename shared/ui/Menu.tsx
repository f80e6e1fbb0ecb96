import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon } from "./Icon.tsx";

export type MenuItem = {
	key: string;
	label: ComponentChildren;
	hint?: string;
	/** Of a choice: whether it is the chosen one. */
	checked?: boolean;
	role?: "menuitemradio" | "menuitemcheckbox";
	disabled?: boolean;
	pick(): void;
};

type MenuProps = { name: string; buttonClass: string; button: ComponentChildren; items: MenuItem[]; up?: boolean; disabled?: boolean };

/** A button with a menu, by the ARIA pattern: arrows move, Escape and Tab leave, focus comes back to the button. */
export function Menu({ name, buttonClass, button, items, up = false, disabled = false }: MenuProps) {
	const [open, setOpen] = useState(false);
	const id = useId();
	const root = useRef<HTMLDivElement>(null);
	const trigger = useRef<HTMLButtonElement>(null);
	const close = () => {
		setOpen(false);
		trigger.current?.focus();
	};
	useEffect(() => {
		if (!open) return;
		const outside = (event: Event) => event.target instanceof Node && !root.current?.contains(event.target) && setOpen(false);
		document.addEventListener("pointerdown", outside);
		(root.current?.querySelector<HTMLElement>("[aria-checked=true]") ?? entries(root.current)[0])?.focus();
		return () => document.removeEventListener("pointerdown", outside);
	}, [open, items.length > 0]);
	return (
		<div class="pc-menu" ref={root}>
			<button
				type="button"
				ref={trigger}
				class={buttonClass}
				aria-haspopup="menu"
				aria-expanded={open}
				aria-controls={open ? id : undefined}
				aria-label={name}
				title={name}
				disabled={disabled}
				onClick={() => setOpen(!open)}
				onKeyDown={(event) => {
					if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
					event.preventDefault();
					setOpen(true);
				}}
			>
				{button}
			</button>
			{open && items.length > 0 && <MenuList id={id} name={name} items={items} up={up} close={close} leave={() => setOpen(false)} />}
		</div>
	);
}

type MenuListProps = { id: string; name: string; items: MenuItem[]; up: boolean; close(): void; leave(): void };

function MenuList({ id, name, items, up, close, leave }: MenuListProps) {
	function onKeyDown(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
		if (event.key === "Tab") return leave();
		const to = target(event.key, entries(event.currentTarget));
		if (event.key !== "Escape" && !to) return;
		event.preventDefault();
		event.stopPropagation();
		if (to) to.focus();
		else close();
	}
	return (
		<div class={`pc-menu__list ${up ? "pc-menu__list--up" : ""}`} role="menu" id={id} aria-label={name} onKeyDown={onKeyDown}>
			{items.map((item) => (
				<button
					key={item.key}
					type="button"
					class="pc-menu__item"
					{...roleOf(item)}
					disabled={item.disabled}
					tabIndex={-1}
					onClick={() => {
						close();
						item.pick();
					}}
				>
					<span class="pc-menu__tick">{item.checked && <Icon name="check" />}</span>
					<span>
						{item.label}
						{item.hint && <span class="pc-menu__hint">{item.hint}</span>}
					</span>
				</button>
			))}
		</div>
	);
}

function roleOf(item: MenuItem) {
	if (!item.role) return { role: "menuitem" as const };
	return { role: item.role, "aria-checked": Boolean(item.checked) };
}

function entries(root: HTMLElement | null): HTMLElement[] {
	return root ? [...root.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)')] : [];
}

function target(key: string, all: HTMLElement[]): HTMLElement | undefined {
	const here = document.activeElement instanceof HTMLElement ? all.indexOf(document.activeElement) : -1;
	if (key === "ArrowDown") return all[(here + 1) % all.length];
	if (key === "ArrowUp") return all[(here - 1 + all.length) % all.length];
	if (key === "Home") return all[0];
	return key === "End" ? all.at(-1) : undefined;
}
