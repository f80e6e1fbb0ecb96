const KEY = "agent";

/** Of this browser tab: two tabs may be two agents. */
export function rememberedAgent(): number | null {
	const text = new URLSearchParams(location.search).get("agent") ?? sessionStorage.getItem(KEY);
	return text === null ? null : Number(text);
}

export function rememberAgent(agentId: number): void {
	sessionStorage.setItem(KEY, String(agentId));
}
