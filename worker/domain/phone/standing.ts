export type OptOutSource = "patient" | "carrier" | "staff";

/** All texts, or one kind of outreach. */
export type OptOutScope = "everything" | { kind: string };

/** A kind of outreach that was stopped: the last time it was said, and by whom. */
export type StoppedKind = { kind: string; at: number; source: OptOutSource };

export type PhoneOptOut = {
	/** The first time it was said. */
	at: number;
	source: OptOutSource;
	scope: OptOutScope;
	/** Where it was said. */
	threadId: string;
	/** The staff member who wrote it down. */
	by?: string;
	reason?: string;
};

/** What a number's threads are told of it. */
export type PhoneStanding = {
	/** What a thread hears with a lower version than it knows is old news. */
	version: number;
	/** Of everything; null: texts may go, as far as this number's owner is concerned. */
	optedOut: PhoneOptOut | null;
	stoppedKinds: StoppedKind[];
	/** The last START. */
	restartedAt: number | null;
	/** When it was last opted out of everything, also if that was lifted since: what waited then must not go now. */
	stoppedAt: number | null;
};

export function kindOf(scope: OptOutScope): string | null {
	return scope === "everything" ? null : scope.kind;
}

export function sameScope(one: OptOutScope, other: OptOutScope): boolean {
	return kindOf(one) === kindOf(other);
}
