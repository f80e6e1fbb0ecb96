/** Keeps wrangler from calling home (metrics, error reports, a look-up of where this machine is) and from chatting. */
export const QUIET_WRANGLER = {
	WRANGLER_LOG: "error",
	WRANGLER_SEND_METRICS: "false",
	WRANGLER_SEND_ERROR_REPORTS: "false",
	WRANGLER_HIDE_BANNER: "true",
	WRANGLER_NO_SKILLS_UPDATE_PROMPTS: "true",
	CLOUDFLARE_CF_FETCH_ENABLED: "false",
	CLOUDFLARE_TELEMETRY_DISABLED: "1",
	DO_NOT_TRACK: "1",
	CI: "1",
} as const;
