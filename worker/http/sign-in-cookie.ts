import { FLOW_MS } from "../trust/extension-flow.ts";

/** Ties one sign-in to the browser that began it. Never a session: it opens nothing alone. */
export type SignInCookie = { set(browserSecret: string): string; clear(): string; read(header: string | undefined): string | null };

/** `__Host-`: no other host, not even below our own, can put one in its place. A machine's own address without https cannot have it. */
export function signInCookie(flowId: string, publicBaseUrl: string): SignInCookie {
	const isSafe = publicBaseUrl.startsWith("https://");
	const name = `${isSafe ? "__Host-" : ""}patient-chat-sign-in-${flowId}`;
	// Lax: the way back from Zendesk is a step from another site.
	const rest = `Path=/; HttpOnly; SameSite=Lax${isSafe ? "; Secure" : ""}`;
	return {
		set: (browserSecret) => `${name}=${browserSecret}; Max-Age=${FLOW_MS / 1000}; ${rest}`,
		clear: () => `${name}=; Max-Age=0; ${rest}`,
		read: (header) => {
			const found = (header ?? "")
				.split(";")
				.map((each) => each.trim())
				.filter((each) => each.startsWith(`${name}=`));
			return found.length === 1 && found[0] ? found[0].slice(name.length + 1) : null;
		},
	};
}
