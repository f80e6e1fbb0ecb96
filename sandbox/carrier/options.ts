/** A clinic's number: what the real carrier's console would hold for it. */
export type ClinicNumber = {
	number: string;
	/** Shown as a contact on the simulated phones. */
	name?: string;
	/** May carry connection overrides: `https://host/path#rc=2&rp=all`. */
	smsUrl: string;
	fallbackUrl?: string;
};

export type SeedPhone = { number: string; name: string };

export type CarrierOptions = {
	/** 0 takes any free port. */
	port?: number;
	host?: string;
	accountSid: string;
	authToken: string;
	apiKeySid: string;
	apiKeySecret: string;
	messagingServiceSid?: string;
	numbers: ClinicNumber[];
	/** Put on the phone page when the state is new. */
	phones?: SeedPhone[];
	/** Without it the state lives in memory. */
	stateFile?: string;
	now?: () => number;
	/** Between queued, sending, sent and delivered. */
	stepMs?: number;
};
