/** The operator's log: an event and ids, never content, numbers or names. */
export function log(event: string, ids: Record<string, string | number> = {}): void {
	// biome-ignore lint/suspicious/noConsole: the one door to the log
	console.log(JSON.stringify({ event, ...ids }));
}
