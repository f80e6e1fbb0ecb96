import { expect, test } from "vitest";
import { aCarrier } from "./testing/a-carrier.ts";
import { kept } from "./testing/kept.ts";

const ENDS_IN_ONE_STEP = "+15005550110";

test.each([1, 2, 3, 4, 5, 6])("a step due in %i ms is not forgotten when its time comes between two looks at the clock", async (stepMs) => {
	let ms = 0;
	const carrier = kept(await aCarrier("http://127.0.0.1:9/", { now: () => ms++, stepMs }));
	const { json } = await carrier.send({ To: ENDS_IN_ONE_STEP });
	await expect.poll(async () => (await carrier.call(`/${json.sid}.json`)).json.status).toBe("failed");
});
