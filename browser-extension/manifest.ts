import { EXTENSION_KEY, FIREFOX_ADDON_ID } from "../shared/schemas/extension-ids.ts";

type Variant = {
	/** No browser can be made to answer a permission prompt in a test: there, this machine's own pages are allowed from the start. */
	forTests: boolean;
	/** The one Worker that this build talks to; without it, staff or the clinic's policy say which. */
	workerUrl: string | undefined;
};

const THIS_MACHINE = ["http://127.0.0.1/*", "http://localhost/*"];

/** At install the extension may see no page at all. Each address is asked for by name. */
export function manifestFor(browser: string, { forTests, workerUrl }: Variant) {
	const firefox = browser === "firefox";
	return {
		name: "__MSG_name__",
		description: "__MSG_description__",
		default_locale: "en",
		permissions: ["storage", "scripting", "identity", "contextMenus", ...(firefox ? [] : ["sidePanel"])],
		optional_permissions: ["notifications" as const],
		optional_host_permissions: ["https://*/*", ...THIS_MACHINE],
		...(forTests && { host_permissions: THIS_MACHINE }),
		action: { default_title: "__MSG_name__" },
		content_security_policy: { extension_pages: policy(workerUrl) },
		...(firefox
			? {
					browser_specific_settings: {
						gecko: {
							id: FIREFOX_ADDON_ID,
							strict_min_version: "128.0",
							data_collection_permissions: { required: ["healthInfo" as const, "personalCommunications" as const] },
						},
					},
				}
			: { key: EXTENSION_KEY, minimum_chrome_version: "120", storage: { managed_schema: "managed-schema.json" } }),
	};
}

/** Nothing but our own code runs, and it talks to the Worker alone where the build knows which that is. */
function policy(workerUrl: string | undefined): string {
	const worker = workerUrl ? new URL(workerUrl).origin : null;
	const connect = worker
		? `${worker} ${worker.replace(/^http/, "ws")}`
		: "https: wss: http://127.0.0.1:* ws://127.0.0.1:* http://localhost:* ws://localhost:*";
	return [
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"img-src 'self' data: blob:",
		`connect-src ${connect}`,
		"form-action 'none'",
		"frame-ancestors 'none'",
		"base-uri 'none'",
	].join("; ");
}
