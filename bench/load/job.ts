/** What a load child is told on its input, and what it says when it is done. */
export type FireJob = { port: number; connections: number; requests: string[]; expected: number };
export type FireResult = { elapsedMs: number; latenciesMs: number[]; errors: number; firstError: string | null };

export type ListenJob = {
	port: number;
	path: string;
	protocols: string[];
	sockets: number;
	triggers: string[];
	expected: number;
	until: string;
};
export type ListenResult = { toLastMs: number[]; errors: number; firstError: string | null };
