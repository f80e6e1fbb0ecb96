import { expect, test } from "vitest";
import { aCarrier } from "../testing/a-carrier.ts";
import { aClinic } from "../testing/a-clinic.ts";
import { kept } from "../testing/kept.ts";

const DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=";

async function aPicture(now?: () => number) {
	const clinic = kept(await aClinic());
	const carrier = kept(await aCarrier(clinic.url, now ? { now } : {}));
	const media = [{ contentType: "image/png", dataBase64: DOT }];
	const { json } = await carrier.text({ body: "", media });
	const [post] = await clinic.came(1);
	return { carrier, sid: json.sid as string, url: post?.fields.MediaUrl0 ?? "", fields: post?.fields ?? {} };
}

test("a picture comes as an MM text with its address and type", async () => {
	const { sid, fields, url } = await aPicture();
	expect(sid).toMatch(/^MM[0-9a-f]{32}$/);
	expect(fields).toMatchObject({ MessageSid: sid, NumMedia: "1", MediaContentType0: "image/png", Body: "" });
	expect(url).toMatch(new RegExp(`/Messages/${sid}/Media/ME[0-9a-f]{32}$`));
});

test("its bytes are behind credentials and a redirect; the credentials must not travel on", async () => {
	const { carrier, url } = await aPicture();
	expect((await fetch(url, { redirect: "manual" })).status).toBe(401);
	const first = await carrier.call(url);
	expect(first.status).toBe(307);
	const store = first.headers.get("Location") ?? "";
	expect((await carrier.call(store)).status).toBe(400);
	const picture = await fetch(store);
	expect(picture.headers.get("Content-Type")).toBe("image/png");
	expect(Buffer.from(await picture.arrayBuffer()).toString("base64")).toBe(DOT);
	expect((await fetch(store.replace(/seal=.{6}/, "seal=000000"))).status).toBe(403);
});

test("the redirect's link is good for four hours", async () => {
	const clock = { now: Date.parse("2026-11-23T12:00:00Z") };
	const { carrier, url } = await aPicture(() => clock.now);
	const store = (await carrier.call(url)).headers.get("Location") ?? "";
	clock.now += 4 * 3600_000;
	expect((await fetch(store)).status).toBe(200);
	clock.now += 1;
	expect((await fetch(store)).status).toBe(403);
});

test("media are listed, described and deleted", async () => {
	const { carrier, sid, url } = await aPicture();
	const { json } = await carrier.call(`/${sid}/Media.json`);
	expect(json.media_list).toMatchObject([{ parent_sid: sid, content_type: "image/png" }]);
	expect((await carrier.call(`${url}.json`)).json.parent_sid).toBe(sid);
	expect((await carrier.call(`${url}.json`, { method: "DELETE" })).status).toBe(204);
	expect((await carrier.call(url)).status).toBe(404);
	expect((await carrier.call(`/${sid}/Media.json`)).json.media_list).toEqual([]);
});
