import { useEffect, useState } from "preact/hooks";

/** Whether the screen is at most this high, now and after each change. */
export function useLow(px: number): boolean {
	const query = `(max-height: ${px}px)`;
	const [low, setLow] = useState(() => window.matchMedia?.(query).matches ?? false);
	useEffect(() => {
		const media = window.matchMedia?.(query);
		if (!media) return;
		const look = () => setLow(media.matches);
		look();
		media.addEventListener("change", look);
		return () => media.removeEventListener("change", look);
	}, [query]);
	return low;
}
