import type { Background } from "./background.ts";

/** The app's requests, which name no host, go to the Worker; a longer session is the background's to ask for. */
export function workerFetch(address: string, background: Pick<Background, "renew">, fetching: typeof fetch): typeof fetch {
	return async (input, init) => {
		const url = new URL(String(input), address);
		if (url.pathname !== "/auth/session") return fetching(url, { ...init, credentials: "omit", cache: "no-store" });
		const door = await background.renew();
		if (door.kind === "open") return Response.json(door.session);
		if (door.why === "unreached") throw new TypeError("The background did not answer.");
		return Response.json({ type: "about:blank", status: 401, code: "signed_out", title: "Signed out" }, { status: 401 });
	};
}

export function liveUrlAt(address: string): (clinicId: string) => string {
	return (clinicId) => `${address.replace(/^http/, "ws")}/api/clinics/${clinicId}/live`;
}
