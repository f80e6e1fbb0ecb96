import fc from "fast-check";
import { expect, test } from "vitest";
import { quietUntil } from "./quiet-hours.ts";
import { localAt } from "./zoned.ts";
import { zonesOf } from "./zones.ts";

const DAYTIME = { from: "08:00", to: "20:00" };
const NEW_YORK = "America/New_York";
const HONOLULU = "Pacific/Honolulu";
const UNITED_STATES = zonesOf("+18005550100", "US", null, NEW_YORK);
const at = (iso: string) => Date.parse(iso);
const until = (iso: string, zones: string[], window = DAYTIME) => {
	const next = quietUntil(at(iso), zones, window);
	return next === null ? null : new Date(next).toISOString();
};

test.each([
	["the first moment of the day", "2026-11-16T13:00:00Z", null],
	["a second before it", "2026-11-16T12:59:59.999Z", "2026-11-16T13:00:00.000Z"],
	["the last moment of the day", "2026-11-17T00:59:59.999Z", null],
	["the evening", "2026-11-17T01:00:00Z", "2026-11-17T13:00:00.000Z"],
	["after midnight", "2026-11-17T07:00:00Z", "2026-11-17T13:00:00.000Z"],
	["the evening before clocks go forward", "2026-03-08T01:30:00Z", "2026-03-08T12:00:00.000Z"],
	["the evening before clocks go back", "2026-11-01T00:30:00Z", "2026-11-01T13:00:00.000Z"],
])("in New York, %s (%s) waits until: %s", (_when, iso, next) => {
	expect(until(iso, [NEW_YORK])).toBe(next);
});

test("a number that may be in two zones waits for the later morning and stops at the earlier evening", () => {
	const zones = ["America/Chicago", "America/Denver"];
	expect(until("2026-11-16T14:30:00Z", zones)).toBe("2026-11-16T15:00:00.000Z");
	expect(until("2026-11-17T01:59:00Z", zones)).toBeNull();
	expect(until("2026-11-17T02:00:00Z", zones)).toBe("2026-11-17T15:00:00.000Z");
});

test("a number from anywhere in the fifty states may be texted from 8 in Honolulu until 20 in New York, winter and summer", () => {
	expect(until("2026-12-01T17:59:00Z", UNITED_STATES)).toBe("2026-12-01T18:00:00.000Z");
	expect(until("2026-12-02T00:59:00Z", UNITED_STATES)).toBeNull();
	expect(until("2026-12-02T01:00:00Z", UNITED_STATES)).toBe("2026-12-02T18:00:00.000Z");
	expect(until("2026-07-01T17:59:00Z", UNITED_STATES)).toBe("2026-07-01T18:00:00.000Z");
	expect(until("2026-07-02T00:00:00Z", UNITED_STATES)).toBe("2026-07-02T18:00:00.000Z");
});

test("every day of a year has hours that are daytime in all fifty states", () => {
	for (let day = at("2026-01-01T12:00:00Z"); day < at("2027-01-01T12:00:00Z"); day += 86_400_000) {
		const next = quietUntil(day, UNITED_STATES, DAYTIME) ?? day;
		expect(next - day).toBeLessThan(86_400_000);
		for (const zone of UNITED_STATES) expect(isBetween(next, zone, 8, 20)).toBe(true);
	}
});

test("where no moment is daytime everywhere, the text goes when it is daytime in as many places as it ever is", () => {
	const zones = ["Europe/London", "Europe/Madrid", "Pacific/Auckland"];
	expect(until("2026-01-15T12:00:00Z", zones)).toBeNull();
	expect(until("2026-01-15T20:00:00Z", zones)).toBe("2026-01-16T08:00:00.000Z");
	const shortWindow = { from: "10:00", to: "12:00" };
	expect(until("2026-07-01T12:00:00Z", [NEW_YORK, HONOLULU], shortWindow)).toBe("2026-07-01T14:00:00.000Z");
	expect(until("2026-07-01T16:00:00Z", [NEW_YORK, HONOLULU], shortWindow)).toBe("2026-07-01T20:00:00.000Z");
});

test("hours that run over midnight are kept as written", () => {
	const nightly = { from: "22:00", to: "02:00" };
	expect(until("2026-11-16T06:59:00Z", [NEW_YORK], nightly)).toBeNull();
	expect(until("2026-11-16T07:00:00Z", [NEW_YORK], nightly)).toBe("2026-11-17T03:00:00.000Z");
});

test("an evening that comes twice, because the clock went back over midnight, has a morning after it", () => {
	const secondEvening = "2010-11-07T03:00:00Z";
	expect(until(secondEvening, ["America/St_Johns"], { from: "00:00", to: "06:00" })).toBe("2010-11-08T03:30:00.000Z");
	expect(until(secondEvening, ["America/St_Johns"])).toBe("2010-11-07T11:30:00.000Z");
});

test("hours nobody can read are eight to twenty, not never and not always", () => {
	for (const window of [
		{ from: "8am", to: "8pm" },
		{ from: "08:00", to: "08:00" },
	]) {
		expect(until("2026-11-16T17:00:00Z", [NEW_YORK], window)).toBeNull();
		expect(until("2026-11-16T08:00:00Z", [NEW_YORK], window)).toBe("2026-11-16T13:00:00.000Z");
	}
});

test("without a zone there is no answer, rather than a text in the night", () => {
	expect(() => quietUntil(at("2026-11-16T08:00:00Z"), [], DAYTIME)).toThrow(RangeError);
});

const ANYWHERE = [
	...[...UNITED_STATES, "America/St_Johns", "Europe/London", "Asia/Kathmandu", "Australia/Lord_Howe"],
	...["Pacific/Auckland", "Pacific/Pago_Pago", "America/Santiago", "Africa/Cairo"],
];
const instants = fc.integer({ min: at("2020-01-01T00:00:00Z"), max: at("2035-01-01T00:00:00Z") });
const places = fc.uniqueArray(fc.constantFrom(...ANYWHERE), { minLength: 1, maxLength: 6 });
const minutes = fc.integer({ min: 0, max: 1_439 });
const windows = fc.tuple(minutes, minutes).map(([from, to]) => ({ from: clock(from), to: clock(to) }));

test("the moment a text waits for is later than now, and is one at which it may go", () => {
	fc.assert(
		fc.property(instants, places, windows, (now, zones, window) => {
			const next = quietUntil(now, zones, window);
			if (next === null) return;
			expect(next).toBeGreaterThan(now);
			expect(next - now).toBeLessThan(4 * 86_400_000);
			expect(quietUntil(next, zones, window)).toBeNull();
		}),
		{ numRuns: 300 },
	);
});

test("a text waits exactly until the first quarter of an hour that is daytime everywhere it may be", () => {
	const quarter = 900_000;
	const hours = fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 18, max: 24 }));
	const near = fc.uniqueArray(fc.constantFrom(...UNITED_STATES), { minLength: 1, maxLength: 4 });
	fc.assert(
		fc.property(instants, near, hours, (instant, zones, [from, to]) => {
			const now = Math.floor(instant / quarter) * quarter;
			let first = now;
			while (!zones.every((zone) => isBetween(first, zone, from, to))) first += quarter;
			expect(quietUntil(now, zones, { from: clock(from * 60), to: clock(to * 60) }) ?? now).toBe(first);
		}),
		{ numRuns: 100 },
	);
});

function isBetween(instant: number, zone: string, from: number, to: number): boolean {
	const { minute } = localAt(instant, zone);
	return from * 60 <= minute && minute < to * 60;
}

function clock(minute: number): string {
	return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
