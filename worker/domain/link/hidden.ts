const OURS = /(https?:\/\/[^\s/]+\/p\/)[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])/g;

/** A phone's reaction quotes the text with the link in it: where it leads is the patient's alone. */
export function withoutLinks(body: string): string {
	return body.replace(OURS, "$1…");
}
