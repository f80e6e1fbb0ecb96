import type { Browser } from "wxt/browser";
import { patternOf } from "./address.ts";
import type { SignIn } from "./doorkeeper.ts";
import { signIn } from "./sign-in.ts";

type Around = {
	identity: Pick<typeof Browser.identity, "launchWebAuthFlow" | "getRedirectURL">;
	permissions: Pick<typeof Browser.permissions, "contains">;
};

/** Through the browser's own window. Without leave for the Worker's address no answer of it could be read, so none is asked for. */
export function browserSignIn({ identity, permissions }: Around, fetching: typeof fetch): SignIn {
	return async (address) => {
		if (!(await permissions.contains({ origins: [patternOf(address)] }))) return { why: "not_permitted" };
		const answer = await signIn({
			address,
			redirectUri: identity.getRedirectURL(),
			launch: (url) => identity.launchWebAuthFlow({ url, interactive: true }),
			fetch: (url, init) => fetching(url, init),
			random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
		});
		return typeof answer === "string" ? { why: answer } : answer;
	};
}
