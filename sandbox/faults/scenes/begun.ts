/** Begun at once and looked at later: the minutes that one scene waits cost the others nothing. */
export function begun<T>(scene: () => Promise<T>): Promise<T> {
	const outcome = scene();
	// Whoever looks at it hears of its failure.
	outcome.catch(() => {});
	return outcome;
}
