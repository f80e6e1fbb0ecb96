import { expect, test } from "vitest";
import { aCarrier } from "../testing/a-carrier.ts";
import { kept } from "../testing/kept.ts";

const open = async () => kept(await aCarrier("http://127.0.0.1:9/"));

test.each(["phone", "mischief"])("/%s comes with its script and its style, and may be framed on loopback only", async (page) => {
	const { url } = await open();
	const html = await fetch(`${url}/${page}`);
	expect(html.headers.get("Content-Security-Policy")).toContain("frame-ancestors http://127.0.0.1:* http://localhost:*");
	const text = await html.text();
	for (const file of [`/${page}/${page}.js`, `/${page}/${page}.css`]) {
		expect(text).toContain(file);
		const found = await fetch(url + file);
		expect([found.status, (await found.text()).length > 500]).toEqual([200, true]);
	}
});

test("nothing else in the folder is served", async () => {
	const { url } = await open();
	for (const path of ["/phone/main.tsx", "/phone/..%2fserve.ts", "/pages/serve.ts", "/constructor", "/phone/mischief.js"]) {
		expect((await fetch(url + path)).status, path).toBe(404);
	}
});
