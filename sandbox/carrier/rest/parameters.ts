import { type Refusal, refusal } from "./errors.ts";

export type Pairs = readonly (readonly [string, string])[];
type Check = (value: string) => boolean;

const anything: Check = () => true;
const truth: Check = (value) => value === "true" || value === "false";
const whole =
	(from: number, to: number): Check =>
	(value) =>
		/^\d{1,9}$/.test(value) && Number(value) >= from && Number(value) <= to;
const oneOf =
	(...values: string[]): Check =>
	(value) =>
		values.includes(value);
const matching =
	(pattern: RegExp): Check =>
	(value) =>
		pattern.test(value);

const CREATE: Record<string, Check> = {
	To: anything,
	From: anything,
	Body: anything,
	MessagingServiceSid: matching(/^MG[0-9a-fA-F]{32}$/),
	MediaUrl: anything,
	StatusCallback: anything,
	ApplicationSid: matching(/^AP[0-9a-fA-F]{32}$/),
	MaxPrice: matching(/^\d+(\.\d+)?$/),
	ProvideFeedback: truth,
	Attempt: whole(1, 1000),
	ValidityPeriod: whole(1, 36_000),
	ForceDelivery: truth,
	ContentRetention: oneOf("retain", "discard"),
	AddressRetention: oneOf("retain", "obfuscate"),
	SmartEncoded: truth,
	PersistentAction: anything,
	TrafficType: oneOf("free"),
	ShortenUrls: truth,
	SendAsMms: truth,
	RiskCheck: oneOf("enable", "disable"),
};

/** Known to the real carrier, and refused here with a reason rather than taken and ignored. */
const NOT_SIMULATED = new Set(["ScheduleType", "SendAt", "ContentSid", "ContentVariables", "FallbackFrom"]);

const LIST: Record<string, Check> = {
	To: anything,
	From: anything,
	DateSent: anything,
	"DateSent<": anything,
	"DateSent>": anything,
	PageSize: whole(1, 1000),
	Page: whole(0, 1_000_000),
	PageToken: anything,
};

const UPDATE: Record<string, Check> = { Body: anything, Status: oneOf("canceled") };
const MEDIA_LIST: Record<string, Check> = { PageSize: whole(1, 1000) };

const CALLS = { create: CREATE, list: LIST, update: UPDATE, mediaList: MEDIA_LIST, none: {} };
const MAY_REPEAT = new Set(["MediaUrl", "PersistentAction"]);

/** A misspelt, repeated or malformed parameter is refused: the real carrier passes over some of these in silence. */
export function checkParameters(call: keyof typeof CALLS, pairs: Pairs): Refusal | null {
	const checks: Record<string, Check> = CALLS[call];
	const seen = new Set<string>();
	for (const [name, value] of pairs) {
		if (call === "create" && NOT_SIMULATED.has(name)) return refusal(20001, `${name} is not simulated`);
		const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
		if (!check) return refusal(20001, name);
		if (!check(value) || (seen.has(name) && !MAY_REPEAT.has(name))) return refusal(20002, name);
		seen.add(name);
	}
	return null;
}

export function parameter(pairs: Pairs, name: string): string | undefined {
	return pairs.find(([key]) => key === name)?.[1];
}
