const PATHS = {
	back: "M10 3 5 8l5 5",
	add: "M8 3v10M3 8h10",
	power: "M8 2v5M4.7 4.2a5 5 0 1 0 6.6 0",
	picture: "M2.5 3.5h11v9h-11zM2.5 11l3.2-3.2 2.6 2.6 1.9-1.9 3.3 3.3M10.6 6.2h.01",
	send: "M8 13V3.5M4 7.2 8 3l4 4.2",
	close: "M4 4l8 8M12 4l-8 8",
	down: "M4 6l4 4 4-4",
	again: "M12.6 6A5 5 0 1 0 13 8.6M13 2.8V6h-3.2",
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
	return (
		<svg width="16" height="16" viewBox="0 0 16 16" fill="none" aria-hidden="true" class="icon">
			<path d={PATHS[name]} stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" />
		</svg>
	);
}
