/** One call on a simulated system's control door. */
export async function ask<T>(method: string, url: string, input?: unknown): Promise<T> {
	const body = input === undefined ? {} : { body: JSON.stringify(input), headers: { "content-type": "application/json" } };
	const answer = await fetch(url, { method, ...body });
	const text = await answer.text();
	if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text}`);
	return text === "" ? (null as T) : JSON.parse(text);
}
