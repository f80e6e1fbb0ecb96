/** The Worker's address as the manifest wants it; a fault in plain words when it cannot be one. */
export function workerAddress(given: string | undefined): string {
	if (!given) throw new Error("Where does the Worker run? Say --url https://…, or set PUBLIC_BASE_URL.");
	const url = URL.parse(given);
	const local = url?.hostname === "localhost";
	if (!url || (url.protocol !== "https:" && !local)) throw new Error(`${given} is not an https address, which Zendesk asks for.`);
	if (url.pathname !== "/" || url.search || url.hash || url.username)
		throw new Error(`${given} must be the address alone, without a path.`);
	return url.origin;
}
