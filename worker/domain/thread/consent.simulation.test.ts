import fc from "fast-check";
import { expect, test } from "vitest";
import { type Claim, ConsentLife, WINDOW_MS } from "../../testing/consent-life.ts";
import { ConsentTruth } from "../../testing/consent-truth.ts";
import type { Thread } from "./thread.ts";

type Act =
	| { do: "in"; body: string; ago: number }
	| { do: "again"; which: number }
	| { do: "out"; about: "ana" | "ben" | undefined; health: boolean }
	| { do: "ask" | "withdraw"; patient: "ana" | "ben" }
	| { do: "stop_elsewhere" | "start_elsewhere"; told: boolean }
	| { do: "status"; status: Thread["status"] }
	| { do: "staff_stop" | "staff_lift" | "wording" | "number" }
	| { do: "work"; what: "claim" | "claim_untold" | "tell" | "answer" | "accepted" | "blocked" | "busy" }
	| { do: "wait"; ms: number };

const MINUTE = 60_000;
const STOPS = ["STOP", "stop!", "ALTO", "Cancel"];
const STARTS = ["START", "unstop"];
const YES = ["AGREE", "Y", "sí"];
const ORDINARY = ["hello", "yes please", "what is this?", "Liked “AGREE”", "please stop by at 3"];
const who = fc.constantFrom("ana", "ben");
const ago = fc.oneof(
	{ weight: 5, arbitrary: fc.constant(0) },
	{ weight: 2, arbitrary: fc.integer({ min: 1, max: 40 }).map((n) => n * 10 + 5) },
);
const body = fc.constantFrom(...STOPS, ...STARTS, ...STARTS, "YES", "YES", ...YES, "NO", ...ORDINARY);
const common: fc.Arbitrary<Act> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ do: fc.constant("in"), body, ago }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant("again"), which: fc.nat(20) }) },
	{ weight: 4, arbitrary: fc.record({ do: fc.constant("out"), about: fc.constantFrom("ana", "ben", undefined), health: fc.boolean() }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant("ask"), patient: who }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant("withdraw"), patient: who }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constantFrom("stop_elsewhere", "start_elsewhere"), told: fc.boolean() }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant("status"), status: fc.constantFrom("active", "closed", "spam") }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constantFrom("staff_stop", "staff_lift", "wording", "number") }) },
	{
		weight: 9,
		arbitrary: fc.record({
			do: fc.constant("work"),
			what: fc.constantFrom("claim", "claim", "tell", "answer", "accepted", "accepted", "busy"),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant("work"), what: fc.constant("blocked") }) },
	{
		weight: 2,
		arbitrary: fc.record({ do: fc.constant("wait"), ms: fc.constantFrom(1_000, 4 * MINUTE, 6 * MINUTE, WINDOW_MS - 50, WINDOW_MS) }),
	},
) as fc.Arbitrary<Act>;
const sent: Act[] = [
	{ do: "work", what: "claim" },
	{ do: "work", what: "accepted" },
];
const told: Act[] = [{ do: "work", what: "tell" }];
/** What happens every day, so that what is rare happens in the midst of it. */
const stories = fc.oneof(
	who.map((patient): Act[] => [{ do: "ask", patient }, ...sent, { do: "in", body: "AGREE", ago: 0 }]),
	who.map((about): Act[] => [{ do: "out", about, health: true }, ...sent]),
	fc.constant<Act[]>([{ do: "in", body: "START", ago: 0 }, ...told]),
);
const lives = fc
	.array(fc.oneof({ weight: 4, arbitrary: common.map((act) => [act]) }, { weight: 1, arbitrary: stories }), { maxLength: 40 })
	.map((all) => all.flat());
const RUNS = { numRuns: 4_000 };

/** Lives that went wrong once; in some the number cannot be told what was said here, and still answers. */
const untold: Act[] = [{ do: "work", what: "claim_untold" }];
const STOP_BEFORE_START_IS_TOLD: Act[] = [
	{ do: "in", body: "START", ago: 0 },
	{ do: "out", about: undefined, health: false },
	{ do: "stop_elsewhere", told: false },
	...untold,
];
const agreed: Act[] = [{ do: "ask", patient: "ana" }, ...sent, { do: "in", body: "AGREE", ago: 0 }];
const health: Act[] = [{ do: "out", about: "ana", health: true }, ...sent];
const STOP_AND_START_MISSED: Act[] = [...agreed, { do: "stop_elsewhere", told: false }, { do: "start_elsewhere", told: false }, ...health];
const STOP_MISSED_AND_START: Act[] = [
	...agreed,
	{ do: "out", about: "ana", health: true },
	{ do: "stop_elsewhere", told: false },
	{ do: "in", body: "START", ago: 0 },
	...untold,
];
const LATE_START: Act[] = [
	{ do: "in", body: "STOP", ago: 0 },
	{ do: "in", body: "hello", ago: 0 },
	{ do: "in", body: "STOP", ago: 0 },
	{ do: "in", body: "START", ago: 15 },
	...told,
];

test("I8: after an opt-out no text begins, but for one confirmation within five minutes", () => {
	fc.assert(
		fc.property(lives, (acts) => {
			lived(acts, ({ automatic }, { truth, life, confirmed }) => {
				if (automatic !== "opt_out") return expect(truth.optedOut()).toBe(false);
				expect(truth.stops.some((at) => life.now - at <= 5 * MINUTE)).toBe(true);
				expect(confirmed).toBe(1);
			});
		}),
		{ ...RUNS, examples: [[STOP_BEFORE_START_IS_TOLD], [LATE_START]] },
	);
});

test("I9: however its words came, late, twice or while the number was out of reach, the thread ends as the patient's newest word says", () => {
	fc.assert(
		fc.property(lives, (acts) => {
			const { life, truth } = lived(acts.filter((act) => act.do !== "in" || act.body !== "YES"));
			life.reachable = true;
			life.tellNumber();
			life.claim();
			life.out({});
			expect(life.thread.optedOut !== null).toBe(truth.optedOut());
		}),
		{ ...RUNS, examples: [[LATE_START]] },
	);
});

test("I10: a text with health details begins only for a patient who has agreed to the words in use", () => {
	let checked = 0;
	fc.assert(
		fc.property(lives, (acts) => {
			lived(acts, ({ health, about }, { truth, life }) => {
				if (!health) return;
				checked += 1;
				expect(truth.agreed(about, life.version)).toBe(true);
			});
		}),
		{ ...RUNS, examples: [[STOP_AND_START_MISSED], [STOP_MISSED_AND_START], [[...agreed, ...health]]] },
	);
	expect(checked).toBeGreaterThan(0);
});

test("I11: a yes signs the one open question that went out, in its window, newer than it, with no STOP since; a replay signs nothing", () => {
	let signed = 0;
	fc.assert(
		fc.property(lives, (acts) => {
			const { life, truth } = lived(acts);
			const granted = life.thread.consents.filter(({ state }) => state === "granted").map(({ id }) => id);
			expect(granted.filter((id) => !truth.worthless.includes(id)).toSorted()).toEqual(truth.granted.toSorted());
			signed += granted.length;
			expect(life.thread.consents.filter(({ state }) => state === "open").length).toBeLessThanOrEqual(1);
		}),
		RUNS,
	);
	expect(signed).toBeGreaterThan(0);
});

test("I12: spam stays spam, whatever comes in, until a person says otherwise", () => {
	fc.assert(
		fc.property(lives, (acts) => {
			const { life, truth } = lived([{ do: "status", status: "spam" }, ...acts]);
			expect(life.thread.status === "spam").toBe(truth.spam);
		}),
		RUNS,
	);
});

type World = { life: ConsentLife; truth: ConsentTruth; confirmed: number };

/** A thread's life, and what is true of it; `check` sees each text in the moment in which it begins. */
function lived(acts: Act[], check: (claim: Claim, world: World) => void = () => undefined): World {
	const world: World = { life: new ConsentLife(), truth: new ConsentTruth(), confirmed: 0 };
	for (const act of acts) {
		const { life } = world;
		life.now += act.do === "wait" ? act.ms : 10;
		const before = life.claims.length;
		const wasOut = life.thread.optedOut !== null;
		const question = life.thread.consents.find(({ state }) => state === "open");
		happen(world, act);
		if (!wasOut && life.thread.optedOut) world.truth.voided();
		const claim = life.claims[before];
		if (claim) begun(world, claim, check);
		if (question && !life.sendings.some(({ id }) => id === question.id) && !life.claims.some(({ id }) => id === question.id))
			world.truth.notAsked(question.id);
	}
	return world;
}

function begun(world: World, claim: Claim, check: (claim: Claim, world: World) => void): void {
	world.truth.went(claim.id, true, world.life.now);
	if (claim.automatic === "opt_out") world.confirmed += 1;
	check(claim, world);
}

function happen(world: World, act: Act): void {
	const { life, truth } = world;
	switch (act.do) {
		case "in":
			// No two words are said in the very same moment: which of them counts is the phone model's matter.
			return said(world, act.body, life.now - act.ago - life.received.length / 1_000);
		case "again": {
			const text = life.received[act.which];
			return text && life.text(text);
		}
		case "out":
			return life.out({ health: act.health, ...(act.about && { about: act.about }) });
		case "ask": {
			const id = life.ask(act.patient);
			return id === null ? undefined : truth.asked(id, act.patient, life.version, life.now, life.now + WINDOW_MS);
		}
		case "withdraw":
			life.withdraw(act.patient);
			return truth.withdraw(act.patient);
		case "stop_elsewhere":
			truth.stop(life.now, false);
			truth.voidedElsewhere();
			return life.elsewhere("stop", act.told);
		case "start_elsewhere":
			truth.start(life.now);
			return life.elsewhere("start", act.told);
		default:
			return staffDo(world, act);
	}
}

function staffDo(
	{ life, truth }: World,
	act: Exclude<Act, { do: "in" | "again" | "out" | "ask" | "withdraw" | "stop_elsewhere" | "start_elsewhere" }>,
): void {
	switch (act.do) {
		case "status":
			truth.spam = act.status === "spam";
			return life.status(act.status);
		case "staff_stop":
			if (!life.thread.optedOut) truth.record("staff", life.now);
			return life.staffStop();
		case "staff_lift":
			if (life.staffLift()) truth.lift(life.now);
			return;
		case "wording":
			return life.publishWording();
		case "number":
			life.reachable = !life.reachable;
			return;
		case "work":
			return worked({ life, truth }, act.what);
		default:
			return;
	}
}

function worked({ life, truth }: Pick<World, "life" | "truth">, what: Extract<Act, { do: "work" }>["what"]): void {
	if (what === "claim") return life.claim();
	if (what === "claim_untold") return life.claimUntold();
	if (what === "tell") return life.tellNumber();
	if (what === "answer") return life.answer();
	if (what === "accepted") return life.settle({ kind: "accepted", sid: `SM${life.now}`, state: "accepted" });
	const flying = life.sendings.find(({ state }) => state === "claimed");
	if (what === "busy") {
		if (flying) truth.went(flying.id, false);
		return life.settle({ kind: "busy", retryAfterMs: null });
	}
	if (flying?.claimedAt) truth.record("carrier", flying.claimedAt);
	life.settle({ kind: "refused", errorCode: 21610 });
}

/** What the patient's text means to the letter of the rules. */
function said(world: World, words: string, at: number): void {
	const { life, truth } = world;
	const out = life.thread.optedOut;
	const text = life.said(words, at);
	if (STOPS.includes(words)) {
		truth.stop(at, true);
		if (!truth.startedAfter(at)) truth.voided();
	}
	if (STARTS.includes(words)) startedAgain(world, at);
	if (words === "YES") {
		if (out) startedAgain(world, at);
		else truth.answer("yes", at);
	}
	if (YES.includes(words)) truth.answer("yes", at);
	if (words === "NO") truth.answer("no", at);
	life.text(text);
}

function startedAgain(world: World, at: number): void {
	world.truth.start(at);
	world.confirmed = 0;
}
