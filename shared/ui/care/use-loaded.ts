import { useEffect, useState } from "preact/hooks";

export type Loaded<Found> = { loaded: Found | null; failed: boolean; retry(): void };

/** What a dialog asks for when it opens. */
export function useLoaded<Found>(load: () => Promise<Found>, again: unknown[]): Loaded<Found> {
	const [state, setState] = useState<{ loaded: Found | null; failed: boolean }>({ loaded: null, failed: false });
	const [tries, setTries] = useState(0);
	useEffect(() => {
		let over = false;
		const say = (next: typeof state) => !over && setState(next);
		load().then(
			(loaded) => say({ loaded, failed: false }),
			() => say({ loaded: null, failed: true }),
		);
		return () => {
			over = true;
		};
	}, [tries, ...again]);
	const retry = () => {
		setState({ loaded: null, failed: false });
		setTries(tries + 1);
	};
	return { ...state, retry };
}
