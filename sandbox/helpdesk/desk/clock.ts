/** Zendesk's REST times have whole seconds. */
export function toSecond(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Its events have nanoseconds. */
export function toNanosecond(ms: number, sequence: number): string {
	return `${new Date(ms).toISOString().slice(0, 23)}${String(sequence % 1_000_000).padStart(6, "0")}Z`;
}
