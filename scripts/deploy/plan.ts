import type { Finding } from "../doctor/examine.ts";

export type Options = { dryRun: boolean; app: boolean };
export type Surroundings = { findings: Finding[]; publicBaseUrl: string | undefined; env: NodeJS.ProcessEnv };
export type Step = "build" | "upload the Worker" | "package the app" | "update the app in Zendesk";
export type Plan = { kind: "go"; steps: Step[] } | { kind: "refused"; reasons: string[] };

/** What a deploy does, or in plain words why it must not begin. A dry run does what needs no account. */
export function planOf({ dryRun, app }: Options, { findings, publicBaseUrl, env }: Surroundings): Plan {
	const reasons = [
		...findings.filter(({ level }) => level === "wrong").map(({ text }) => text),
		...(app ? appReasons(publicBaseUrl, env, dryRun) : []),
	];
	if (reasons.length) return { kind: "refused", reasons };
	const worker: Step[] = dryRun ? ["build"] : ["build", "upload the Worker"];
	const zendesk: Step[] = dryRun ? ["package the app"] : ["package the app", "update the app in Zendesk"];
	return { kind: "go", steps: app ? [...worker, ...zendesk] : worker };
}

function appReasons(publicBaseUrl: string | undefined, env: NodeJS.ProcessEnv, dryRun: boolean): string[] {
	const reasons = publicBaseUrl
		? []
		: ["PUBLIC_BASE_URL is not known here, and the app's pages lie at it: set it, or leave the app out with --no-app."];
	if (dryRun) return reasons;
	const absent = ["ZENDESK_SUBDOMAIN", "ZENDESK_APP_ID", "ZENDESK_OAUTH_TOKEN"].filter((name) => !env[name]);
	if (absent.length)
		reasons.push(`${absent.join(", ")} must be in the environment to update the app: set them, or leave the app out with --no-app.`);
	return reasons;
}
