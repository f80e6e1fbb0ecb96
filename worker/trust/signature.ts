import { validateRequest } from "twilio/lib/webhooks/webhooks";

export type SignedRequest = {
	/** PUBLIC_BASE_URL + path + query: what Twilio was told to call, never what a proxy's headers claim. */
	url: string;
	/** The form as it came: in order, repeated names kept, nothing trimmed. */
	pairs: readonly (readonly [string, string])[];
	signature: string | null | undefined;
	/** The account's auth token, and the one that is to replace it. */
	tokens: { current: string; next?: string };
};

/** Which token signed this request; null when none did. Only `next` matching means that the old one can go. */
export function verifyTwilio({ url, pairs, signature, tokens }: SignedRequest): "current" | "next" | null {
	if (!signature || !URL.canParse(url)) return null;
	const params = formParams(pairs);
	const signed = signedUrl(url);
	const isBy = (token: string | undefined) => Boolean(token) && validateRequest(token ?? "", signature, signed, params);
	if (isBy(tokens.current)) return "current";
	return isBy(tokens.next) ? "next" : null;
}

/** The address that Twilio calls for one of our paths. */
export function publicUrl(publicBaseUrl: string, pathAndQuery: string): string {
	return publicBaseUrl.replace(/#.*$/, "").replace(/\/+$/, "") + pathAndQuery;
}

/** Connection overrides live in the fragment (`#rc=2`): Twilio takes them off before it signs. */
function signedUrl(url: string): string {
	return url.replace(/#.*$/s, "");
}

/** No prototype: a field may be called `__proto__`. */
function formParams(pairs: SignedRequest["pairs"]): Record<string, string | string[]> {
	const params: Record<string, string | string[]> = Object.create(null);
	for (const [name, value] of pairs) {
		const before = params[name];
		params[name] = before === undefined ? value : [before, value].flat();
	}
	return params;
}
