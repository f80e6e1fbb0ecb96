export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function objectAt(parent: JsonObject, key: string): JsonObject | null {
	const value = parent[key];
	return isObject(value) ? value : null;
}

/** Parsed, with what is wrong; a key written twice is an error to Zendesk and silent to `JSON.parse`. */
export function parseJson(path: string, bytes: Uint8Array): { value: JsonObject | null; problems: string[] } {
	const text = new TextDecoder().decode(bytes);
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return { value: null, problems: [`${path} is not JSON.`] };
	}
	if (!isObject(value)) return { value: null, problems: [`${path} is not a JSON object.`] };
	return { value, problems: repeatedKeys(text).map((key) => `${path} has the key "${key}" twice.`) };
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** Of text that is known to be JSON. */
function repeatedKeys(text: string): string[] {
	const repeated: string[] = [];
	const open: (Set<string> | null)[] = [];
	let last = "";
	for (const [token] of text.matchAll(TOKEN)) {
		if (token === "{") open.push(new Set());
		else if (token === "[") open.push(null);
		else if (token === "}" || token === "]") open.pop();
		else if (token === ":") {
			const keys = open.at(-1);
			const key = String(JSON.parse(last));
			if (keys?.has(key)) repeated.push(key);
			keys?.add(key);
		}
		last = token;
	}
	return repeated;
}
