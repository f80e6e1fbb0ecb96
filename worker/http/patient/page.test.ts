import { expect, test } from "vitest";
import { aBrowser, aPageRoom, read, TYPED } from "../../testing/page-visit.ts";

const SECRET = "Your potassium is high.";

test("a private message goes as a neutral text with a link; who proves the birth date reads it, and staff see when", async () => {
	const room = await aPageRoom();
	const link = await room.sendPrivate(SECRET);
	expect(room.newestText()).toBe(`Riverside Clinic has a private message for you. Read it here: ${link}`);
	expect(await room.message("secret-1")).toMatchObject({ channel: "secure", sensitive: true, body: SECRET, link: { state: "open" } });

	const browser = aBrowser();
	await browser.get(link);
	expect(browser.path).toBe("/p/");
	expect(browser.text()).toContain("Please show that it is you");
	expect(browser.html).not.toContain("potassium");
	expect((await room.message("secret-1")).readAt).toBeUndefined();

	await browser.post("/p/prove", { answer: TYPED });
	expect(browser.text()).toContain(SECRET);
	expect((await room.message("secret-1")).readAt).toBe(new Date(room.time.now).toISOString());
});

test("preview robots and second looks use nothing up", async () => {
	const room = await aPageRoom();
	const link = await room.sendPrivate(SECRET);
	for (const method of ["HEAD", "GET", "GET", "HEAD", "GET"]) expect((await aBrowser("Robot").send(link, { method })).status).toBe(302);
	expect((await read(link)).text()).toContain(SECRET);
	expect((await read(link)).text()).toContain(SECRET);
});

test("a page is all that is loaded before somebody can read, and is small", async () => {
	const room = await aPageRoom();
	const link = await room.sendPrivate();
	const question = await aBrowser().get(link);
	expect(new TextEncoder().encode(question.html).length).toBeLessThan(10_000);
	expect(question.html).not.toMatch(/<script|<img|<link|@import|url\(/);
	const inbox = await read(link);
	expect(new TextEncoder().encode(inbox.html).length).toBeLessThan(12_000);
	expect(inbox.html.match(/<script[^>]*>/g)).toEqual(['<script src="/p/upload.js" defer="">']);
});
