import * as z from "zod/mini";

// The Worker judges what is saved; here its answers are only read. Its own schemas would take their judging parts of zod
// along into the script that every sidebar loads.
const Words = z.object({ en: z.string(), es: z.string() });
const Span = z.object({ from: z.string(), to: z.string() });
const Day = z.array(Span);
const Weekly = z.object({ mon: Day, tue: Day, wed: Day, thu: Day, fri: Day, sat: Day, sun: Day });
const Tick = z.object({ done: z.boolean(), by: z.nullable(z.string()), at: z.nullable(z.string()) });

export const WordingSeen = z.object({ version: z.number(), text: Words, hash: Words, at: z.string(), by: z.string() });
export type WordingSeen = z.infer<typeof WordingSeen>;

const NumberSeen = z.object({
	number: z.string(),
	registration: z.enum(["confirmed", "pending"]),
	stopReplies: z.enum(["carrier_default", "carrier_advanced", "ours"]),
});

const Checklist = z.object({
	baa_twilio: Tick,
	baa_cloudflare: Tick,
	baa_zendesk: Tick,
	twilio_hipaa_project: Tick,
	risk_analysis: Tick,
	staff_trained: Tick,
	access_reviewed: Tick,
	warning_approved: Tick,
	breach_plan: Tick,
});

const Settings = z.object({
	hours: z.nullable(z.object({ weekly: Weekly, holidays: z.array(z.string()) })),
	quietHours: Span,
	afterHours: z.object({ on: z.boolean(), text: Words }),
	closedCase: z.object({ policy: z.enum(["reopen", "answer"]), text: Words }),
	help: z.object({ text: Words }),
	firstContact: z.object({ on: z.boolean(), text: Words }),
	optOutConfirmation: z.object({ text: Words }),
	emergencyWords: z.nullable(z.object({ en: z.array(z.string()), es: z.array(z.string()) })),
	revocation: z.enum(["everything", "as_law"]),
	secure: z.object({
		notice: Words,
		proof: z.enum(["birth_date", "code", "either"]),
		linkHours: z.number(),
		nudgeHours: z.number(),
		colour: z.string(),
	}),
	consent: z.object({ windowHours: z.number(), versions: z.array(WordingSeen) }),
	phi: z.object({ on: z.boolean(), checklist: Checklist }),
});

export const SettingsSeen = z.object({ settings: Settings, numbers: z.array(NumberSeen), version: z.number() });
export type SettingsSeen = z.infer<typeof SettingsSeen>;

const AuditSeen = z.object({ seq: z.number(), at: z.string(), type: z.string(), actor: z.string(), facts: z.unknown() });
export type AuditSeen = z.infer<typeof AuditSeen>;

export const AuditSeenPage = z.object({ items: z.array(AuditSeen), next: z.nullable(z.string()) });
