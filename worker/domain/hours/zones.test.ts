import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { expect, test } from "vitest";
import { AREA_CODES } from "./area-codes.ts";
import { COUNTRIES } from "./countries.ts";
import { isZone } from "./zoned.ts";
import { zonesOf } from "./zones.ts";

const CLINIC = "America/New_York";
const zones = (number: string, country = "US", known: string | null = null) => zonesOf(number, country, known, CLINIC);

test.each([
	["Boston", "+16175550100", ["America/New_York"]],
	["Los Angeles", "+12135550100", ["America/Los_Angeles"]],
	["Phoenix", "+16025550100", ["America/Phoenix"]],
	["Northern Arizona with the Navajo Nation", "+19285550100", ["America/Denver", "America/Phoenix"]],
	["Idaho, north and south", "+12085550100", ["America/Denver", "America/Los_Angeles"]],
	["the Florida panhandle", "+18505550100", ["America/New_York", "America/Chicago"]],
	["Hawaii", "+18085550100", ["Pacific/Honolulu"]],
	["Alaska", "+19075550100", ["America/Anchorage", "America/Adak"]],
	["Puerto Rico", "+17875550100", ["America/Puerto_Rico"]],
	["Guam", "+16715550100", ["Pacific/Guam"]],
	["Toronto", "+14375550100", ["America/Toronto"]],
	["Newfoundland and Labrador", "+17095550100", ["America/St_Johns", "America/Goose_Bay"]],
	["London", "+442079460000", ["Europe/London"]],
	["Dublin", "+35312345678", ["Europe/Dublin"]],
	["Spain", "+34612345678", ["Europe/Madrid", "Atlantic/Canary"]],
])("a number of %s is judged by the clock there", (_place, number, expected) => {
	expect(zones(number).sort()).toEqual([...expected].sort());
});

test("the zone of the patient's address counts more than the number", () => {
	expect(zones("+16175550100", "US", "America/Los_Angeles")).toEqual(["America/Los_Angeles"]);
	expect(zones("+442079460000", "US", "America/Denver")).toEqual(["America/Denver"]);
});

test("an address with a zone nobody knows is as good as none", () => {
	expect(zones("+16175550100", "US", "Mars/Olympus")).toEqual(["America/New_York"]);
	expect(zones("+16175550100", "US", "")).toEqual(["America/New_York"]);
});

test("a toll-free number, or an area code not yet listed, may be anywhere in the fifty states", () => {
	for (const number of ["+18005550100", "+18885550100", "+12995550100"]) {
		expect(zones(number)).toContain("America/New_York");
		expect(zones(number)).toContain("Pacific/Honolulu");
		expect(zones(number)).toHaveLength(8);
	}
});

test("for a Canadian clinic it may be anywhere in Canada; for one overseas, in the United States", () => {
	expect(zones("+18005550100", "CA")).toContain("America/St_Johns");
	expect(zones("+18005550100", "CA")).not.toContain("Pacific/Honolulu");
	expect(zones("+18005550100", "GB")).toContain("Pacific/Honolulu");
});

test("a short code is judged by the clinic's country, and half a number never by an area code", () => {
	expect(zones("72345", "GB")).toEqual(["Europe/London"]);
	expect(zones("72345", "US")).toHaveLength(8);
	expect(zones("+161")).toHaveLength(8);
	expect(zones("", "IE")).toEqual(["Europe/Dublin"]);
});

test("a number of a country without a row is judged by the clinic's own clock", () => {
	expect(zones("+6791234567")).toEqual([CLINIC]);
	expect(zones("72345", "FJ")).toEqual([CLINIC]);
});

test("every zone in our lists is one the runtime knows", () => {
	const named = [...AREA_CODES.map(([zone]) => zone), ...COUNTRIES.flatMap(([, , names]) => names.split(" "))];
	expect(named.filter((zone) => !isZone(zone))).toEqual([]);
});

test("each area code in use in the United States and Canada has its zone", () => {
	const inUse = areaCodes().filter((code) => countryOf(code) !== null);
	expect(inUse.length).toBeGreaterThan(400);
	expect(inUse.filter((code) => !listed(code).length)).toEqual([]);
});

test("no area code of the one country is listed in a zone of the other only", () => {
	const canadian = /Toronto|Vancouver|Edmonton|Regina|Winnipeg|Halifax|St_Johns|Goose_Bay|Iqaluit|Rankin|Whitehorse|Yellowknife/;
	for (const code of areaCodes()) {
		const country = countryOf(code);
		for (const zone of listed(code)) if (country) expect([code, canadian.test(zone)]).toEqual([code, country === "CA"]);
	}
});

test("area codes are three digits, once in a zone, in order", () => {
	for (const [, codes] of AREA_CODES) {
		expect(codes).toMatch(/^[2-9]\d\d( [2-9]\d\d)*$/);
		expect(codes.split(" ")).toEqual([...new Set(codes.split(" "))].sort());
	}
});

test("no calling code begins another one", () => {
	const codes = [...new Set(COUNTRIES.map(([, code]) => code))];
	expect(codes.filter((code) => codes.some((other) => other !== code && other.startsWith(code)))).toEqual([]);
});

function listed(code: string): string[] {
	return AREA_CODES.filter(([, codes]) => codes.split(" ").includes(code)).map(([zone]) => zone);
}

function areaCodes(): string[] {
	return Array.from({ length: 800 }, (_, index) => String(200 + index));
}

/** The country, if the numbering plan gives such numbers to people of a place. */
function countryOf(code: string): string | null {
	for (const rest of ["2345678", "5202345", "9765432"]) {
		const number = parsePhoneNumberFromString(`+1${code}${rest}`);
		if (!number?.isValid() || number.getType() !== "FIXED_LINE_OR_MOBILE") continue;
		if (number.country === "US" || number.country === "CA") return number.country;
	}
	return null;
}
