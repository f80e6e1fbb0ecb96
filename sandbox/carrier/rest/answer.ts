/** What a call is answered with when nothing is wrong. */
export type Answer = {
	status: number;
	json?: unknown;
	location?: string;
	bytes?: { contentType: string; content: Uint8Array };
	/** For the journal. */
	sid?: string;
};
