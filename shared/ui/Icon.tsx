/** One set, drawn for this product: 16 px, stroke 1.5, round ends. */
const PATHS = {
	alert: "M8 2.2 14.3 13.4H1.7zM8 6.4v3.2M8 11.6v.1",
	back: "M13 8H3.2M7 3.8 2.8 8 7 12.2",
	ban: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM3.9 3.9l8.2 8.2",
	camera: "M2 4.8h2.8L6 3h4l1.2 1.8H14v8H2zM8 6.6a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z",
	check: "m3 8.6 3.2 3.2L13 4.6",
	clip: "M13 7.4 7.8 12.6a3 3 0 0 1-4.3-4.3l5.6-5.6a2 2 0 0 1 2.9 2.9l-5.4 5.4",
	clinic: "M2.6 7.2 8 2.6l5.4 4.6v6.4H2.6zM8 7.4v4M6 9.4h4",
	clock: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.8V8l2.2 1.6",
	close: "m4 4 8 8M12 4l-8 8",
	delivered: "m1.4 8.8 2.8 2.8L10 5M8.4 11.4 14.4 5",
	down: "M8 3v9.6M3.8 8.6 8 12.8l4.2-4.2",
	file: "M4 2h5l3.2 3.2V14H4zM8.8 2.2v3.2H12",
	gear: "M8 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8zM8 1.6v2M8 12.4v2M1.6 8h2M12.4 8h2M3.5 3.5l1.4 1.4M11.1 11.1l1.4 1.4M12.5 3.5l-1.4 1.4M4.9 11.1l-1.4 1.4",
	health: "M1.6 8.4h3L6.4 4l3.2 8.4 1.8-4h3",
	inbox: "M2 9.4h3.4L6.6 11h2.8l1.2-1.6H14M2 9.4 4 3h8l2 6.4v3.8H2z",
	keys: "M1.8 4h12.4v8H1.8zM4.4 6.6h.1M7 6.6h.1M9.6 6.6h.1M12 6.6h.1M5 9.6h6",
	lock: "M3.6 7.2h8.8v6.4H3.6zM5.4 7V5a2.6 2.6 0 0 1 5.2 0v2",
	menu: "m4 6.2 4 4 4-4",
	more: "M3 8h.8M7.6 8h.8M12.2 8h.8",
	open: "M6.4 3H3v10h10V9.6M9 3h4v4M12.8 3.2 7.4 8.6",
	phone: "M3 2.6h2.6l1.2 3-1.6 1.2a8 8 0 0 0 4 4l1.2-1.6 3 1.2V13c0 .6-.4 1-1 1C7.2 13.6 2.4 8.8 2 3.6c0-.6.4-1 1-1z",
	plus: "M8 3v10M3 8h10",
	question: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM6.2 6.4a1.8 1.8 0 1 1 2.6 1.6c-.5.3-.8.6-.8 1.2M8 11.2v.1",
	queued: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.2 8h.1M8 8h.1M10.8 8h.1",
	search: "M7 2.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2zM10.4 10.4l3.4 3.4",
	send: "M2.4 8 13.6 2.6 10 13.6 7.4 9zM7.4 9l3-3",
	speech: "M2 3h12v8H7.4L4.4 13.6V11H2z",
	sync: "M13.4 6.4A5.6 5.6 0 0 0 3.2 5.2M2.6 9.6a5.6 5.6 0 0 0 10.2 1.2M3 2.4v3h3M13 13.6v-3h-3",
} as const;

export type IconName = keyof typeof PATHS;

/** Always beside a word, so it says nothing to screen readers. */
export function Icon({ name }: { name: IconName }) {
	return (
		<svg
			class={`pc-icon pc-icon--${name}`}
			viewBox="0 0 16 16"
			width="16"
			height="16"
			fill="none"
			stroke="currentColor"
			stroke-width="1.5"
			stroke-linecap="round"
			stroke-linejoin="round"
			aria-hidden="true"
		>
			<path d={PATHS[name]} />
		</svg>
	);
}
