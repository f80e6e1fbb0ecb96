import { expect, test } from "vitest";
import { planOf } from "./plan.ts";

const ready = {
	findings: [],
	publicBaseUrl: "https://texting.clinic.example",
	env: { ZENDESK_SUBDOMAIN: "clinic", ZENDESK_APP_ID: "1001", ZENDESK_OAUTH_TOKEN: "t" },
};

test("with everything at hand the Worker goes first, then the app that leads to it", () => {
	expect(planOf({ dryRun: false, app: true }, ready)).toEqual({
		kind: "go",
		steps: ["build", "upload the Worker", "package the app", "update the app in Zendesk"],
	});
});

test("a dry run touches no account and needs no token", () => {
	expect(planOf({ dryRun: true, app: true }, { ...ready, env: {} })).toEqual({ kind: "go", steps: ["build", "package the app"] });
});

test("a missing secret stops everything before it begins", () => {
	const findings = [{ level: "wrong" as const, text: "SESSION_SECRET is missing." }];
	expect(planOf({ dryRun: false, app: true }, { ...ready, findings })).toEqual({
		kind: "refused",
		reasons: ["SESSION_SECRET is missing."],
	});
});

test("a clinic that does without Zendesk is only told so", () => {
	const findings = [{ level: "note" as const, text: "Zendesk is not set up." }];
	expect(planOf({ dryRun: false, app: false }, { ...ready, findings, env: {} })).toMatchObject({ kind: "go" });
});

test("without a token for Zendesk the app is not updated half way", () => {
	expect(planOf({ dryRun: false, app: true }, { ...ready, env: {} })).toMatchObject({
		kind: "refused",
		reasons: [expect.stringContaining("ZENDESK_OAUTH_TOKEN")],
	});
});
