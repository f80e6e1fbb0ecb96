import { signal } from "@preact/signals";
import { useEffect, useMemo, useState } from "preact/hooks";
import * as z from "zod/mini";
import { apps, besideTicket, hostNow } from "../state/apps.ts";
import { boot } from "../state/desk.ts";
import { pixels } from "../state/scopes.ts";
import type { Place, Scope } from "../zaf/instance.ts";
import { AppFrame } from "./AppFrame.tsx";
import { Icon } from "./Icon.tsx";

const NARROWEST = 320;
const WIDEST = 480;
/** An app that never asks for a height stays this small, as in the real thing. */
const FIRST_HEIGHT = 80;
const width = signal(NARROWEST);

function clamp(wanted: number): number {
	return Math.max(NARROWEST, Math.min(WIDEST, wanted));
}

function startDrag(event: PointerEvent): void {
	const handle = event.currentTarget;
	if (!(handle instanceof HTMLElement)) return;
	const from = { x: event.clientX, width: width.value };
	handle.setPointerCapture(event.pointerId);
	const move = (now: PointerEvent) => {
		width.value = clamp(from.width + from.x - now.clientX);
	};
	handle.addEventListener("pointermove", move);
	handle.addEventListener("pointerup", () => handle.removeEventListener("pointermove", move), { once: true });
}

function turnByKey(event: KeyboardEvent): void {
	if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
	width.value = clamp(width.value + (event.key === "ArrowLeft" ? 16 : -16));
}

function Handle() {
	return (
		// biome-ignore lint/a11y/useSemanticElements: an <hr> takes neither focus nor a value
		<div
			class="tray-handle"
			role="separator"
			tabIndex={0}
			aria-orientation="vertical"
			aria-label="Width of the apps tray"
			aria-valuenow={width.value}
			aria-valuemin={NARROWEST}
			aria-valuemax={WIDEST}
			onPointerDown={startDrag}
			onKeyDown={turnByKey}
		/>
	);
}

type Props = { place: Place; active: boolean; ticketId?: number; scope(resize: (wanted: unknown) => void): Scope };

const Wanted = z.object({ height: z.optional(z.unknown()) });

/** The tray on the right with one app in it; a new instance for each ticket, user and agent. */
export function AppTray({ place, active, ticketId, scope }: Props) {
	const [height, setHeight] = useState(FIRST_HEIGHT);
	const [round, setRound] = useState(0);
	const host = apps.value?.host;
	const instance = useMemo(
		() =>
			host?.open(
				place,
				scope((wanted) => setHeight(pixels(Wanted.parse(wanted ?? {}).height, FIRST_HEIGHT))),
			),
		[host, round],
	);
	useEffect(() => {
		if (instance === undefined) return;
		if (ticketId !== undefined) besideTicket.set(instance.guid, ticketId);
		return () => {
			besideTicket.delete(instance.guid);
			hostNow()?.close(instance);
		};
	}, [instance, ticketId]);
	useEffect(() => {
		if (instance !== undefined) host?.setActive(instance, active);
	}, [host, instance, active]);
	return (
		<aside class="tray" aria-label="Apps" style={{ "--tray-width": `${width.value}px` }}>
			<Handle />
			<header class="tray-head">
				<h2>{boot.value?.app.name}</h2>
				<button type="button" class="quiet" title="Reload apps" aria-label="Reload apps" onClick={() => setRound(round + 1)}>
					<Icon name="reload" />
				</button>
			</header>
			<div class="tray-body">{instance === undefined ? null : <AppFrame key={instance.guid} instance={instance} height={height} />}</div>
		</aside>
	);
}
