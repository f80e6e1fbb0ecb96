/** Once, a little later, however often it is asked for meanwhile; put off while `wait` says so. */
export function later(ms: number, signal: AbortSignal, wait: () => boolean, run: () => void): () => void {
	let _timer: ReturnType<typeof setTimeout> | null = null;
	const fire = () => {
		_timer = null;
		if (signal.aborted) return;
		if (wait()) _timer = setTimeout(fire, ms);
		else run();
	};
	return () => {
		_timer ??= setTimeout(fire, ms);
	};
}
