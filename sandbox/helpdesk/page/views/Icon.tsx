const PATHS = {
	tickets: "M2.5 4.5h11M2.5 8h11M2.5 11.5h7",
	plus: "M8 3v10M3 8h10",
	close: "M4 4l8 8M12 4l-8 8",
	chevron: "M4 6l4 4 4-4",
	sun: "M8 5.2a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9",
	moon: "M13 9.6A5.6 5.6 0 016.4 3a5.6 5.6 0 106.6 6.6z",
	reload: "M13 8a5 5 0 11-1.5-3.6M13 2.5v3h-3",
	lock: "M4 7.5h8v5.5H4zM5.5 7.5V5.5a2.5 2.5 0 015 0v2",
	globe: "M8 2a6 6 0 100 12A6 6 0 008 2zM2 8h12M8 2c2 2 2.6 4 2.6 6S10 12 8 14c-2-2-2.6-4-2.6-6S6 4 8 2z",
	chat: "M2.5 3.5h11v7h-6l-3 2.5v-2.5h-2z",
	more: "M3.2 8h.6M7.7 8h.6M12.2 8h.6",
	spark: "M8.8 2L4 9h4l-.8 5L12 7H8z",
	person: "M8 8a2.7 2.7 0 100-5.4A2.7 2.7 0 008 8zM2.8 13.4c.7-2.4 2.7-3.6 5.2-3.6s4.5 1.2 5.2 3.6",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
	return (
		<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
			<path d={PATHS[name]} />
		</svg>
	);
}
