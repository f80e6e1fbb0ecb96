import { useEffect, useState } from "preact/hooks";

export type Lazy<Loaded> = { loaded: Loaded | null; failed: boolean; retry(): void };

/** What only few screens need is fetched when one of them opens. */
export function useLazy<Loaded extends object>(load: () => Promise<Loaded>): Lazy<Loaded> {
	const [loaded, setLoaded] = useState<Loaded | null>(null);
	const [failed, setFailed] = useState(false);
	const [tries, setTries] = useState(0);
	useEffect(() => {
		setFailed(false);
		load().then(setLoaded, () => setFailed(true));
	}, [tries]);
	return { loaded, failed, retry: () => setTries(tries + 1) };
}
