import { expect, test } from "vitest";
import { ANA, aCarrier, CLINIC } from "../testing/a-carrier.ts";
import { kept } from "../testing/kept.ts";

const NOON = Date.parse("2026-11-23T12:00:00Z");
const LEO = "+12125550144";

async function aDay() {
	const clock = { now: NOON };
	const carrier = kept(await aCarrier("http://127.0.0.1:9/", { now: () => clock.now }));
	const at = async (time: string, input: Record<string, unknown>) => {
		clock.now = Date.parse(time);
		return (await carrier.text({ webhook: "skip", ...input })).json.sid;
	};
	const bodies = async (query: string) => (await carrier.call(`.json?${query}`)).json.messages.map((message) => message.body);
	return { carrier, at, bodies, clock };
}

test("texts are listed newest first, by number and by direction", async () => {
	const { carrier, at, bodies } = await aDay();
	await at("2026-11-23T09:00:00Z", { body: "one" });
	await at("2026-11-23T10:00:00Z", { body: "two", from: LEO });
	await carrier.send({ Body: "three", To: LEO });
	expect(await bodies("")).toEqual(["three", "two", "one"]);
	expect(await bodies(`To=${encodeURIComponent(CLINIC)}`)).toEqual(["two", "one"]);
	expect(await bodies(`From=${encodeURIComponent(LEO)}`)).toEqual(["two"]);
	expect(await bodies(`From=${encodeURIComponent(CLINIC)}&To=${encodeURIComponent(ANA)}`)).toEqual([]);
});

test("dates and times bound the list, both ends included", async () => {
	const { at, bodies } = await aDay();
	for (const time of ["2026-11-22T23:59:59Z", "2026-11-23T00:00:00Z", "2026-11-23T15:30:00.700Z"]) await at(time, { body: time });
	const [before, midnight, later] = ["2026-11-22T23:59:59Z", "2026-11-23T00:00:00Z", "2026-11-23T15:30:00.700Z"];
	expect(await bodies("DateSent%3E=2026-11-23")).toEqual([later, midnight]);
	expect(await bodies("DateSent>=2026-11-23T15:30:00Z")).toEqual([later]);
	expect(await bodies("DateSent>=2026-11-23T15:30:01Z")).toEqual([]);
	expect(await bodies("DateSent<=2026-11-23T00:00:00Z")).toEqual([midnight, before]);
	expect(await bodies("DateSent=2026-11-23")).toEqual([later, midnight]);
	expect(await bodies("DateSent=2026-11-22T23:59:59Z")).toEqual([before]);
});

test("pages follow each other to the end, and a text that comes in between neither repeats nor hides one", async () => {
	const { carrier, at } = await aDay();
	for (const body of ["1", "2", "3", "4", "5"]) await at("2026-11-23T09:00:00Z", { body });
	const found: unknown[] = [];
	let next: unknown = ".json?PageSize=2";
	for (let page = 0; typeof next === "string"; page++) {
		const { json } = await carrier.call(next);
		found.push(...json.messages.map((message) => message.body));
		if (page === 0) await at("2026-11-23T09:00:01Z", { body: "6" });
		next = json.next_page_uri;
	}
	expect(found).toEqual(["5", "4", "3", "2", "1"]);
});

const WRONG = ["Tos=1", "DateSent>=yesterday", "DateSent=2026-13-45", "PageSize=0", "PageSize=1001", "Page=1", "Page=1&PageToken=x"];
test.each(WRONG)("?%s is refused", async (query) => {
	const { carrier } = await aDay();
	expect((await carrier.call(`.json?${query}`)).status).toBe(400);
});

test("a path without .json, an unknown text and a wrong method are refused", async () => {
	const { carrier } = await aDay();
	expect((await carrier.call("")).status).toBe(404);
	expect((await carrier.call(`/SM${"0".repeat(32)}.json`)).json.code).toBe(20404);
	expect((await carrier.call(".json", { method: "DELETE" })).status).toBe(405);
});
