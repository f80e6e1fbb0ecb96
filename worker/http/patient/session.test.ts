import { expect, test } from "vitest";
import { aBrowser, aPageRoom, hiddenIn, read, TYPED } from "../../testing/page-visit.ts";

const MINUTE = 60_000;
const SECRET = "potassium";

test("what is in the address of a link is swapped for a cookie, which alone opens nothing", async () => {
	const room = await aPageRoom();
	const link = await room.sendPrivate();
	const browser = aBrowser();
	expect((await browser.send(link)).headers.get("Location")).toBe("/p/");
	expect((await browser.get("/p/")).text()).toContain("show that it is you");
	expect((await aBrowser().get("/p/")).text()).toContain("This page is closed now");
});

test("a cookie of one link opens nothing of another one", async () => {
	const [mine, theirs] = [await aPageRoom(), await aPageRoom()];
	const browser = await read(await mine.sendPrivate());
	await browser.get(await theirs.sendPrivate("A neighbour's secret."));
	expect(browser.html).not.toContain("neighbour");
	expect(browser.html).not.toContain(SECRET);
});

test("a cookie that was carried to another browser opens nothing there", async () => {
	const room = await aPageRoom();
	const browser = await read(await room.sendPrivate());
	const thief = aBrowser("Another browser");
	for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
	expect((await thief.get("/p/")).html).not.toContain(SECRET);
	expect((await browser.get("/p/")).html).toContain(SECRET);
});

test("after ten minutes without a look the page is closed; a look keeps it open", async () => {
	const room = await aPageRoom();
	const browser = await read(await room.sendPrivate());
	for (let n = 0; n < 3; n++) {
		room.time.now += 9 * MINUTE;
		expect((await browser.get("/p/")).html).toContain(SECRET);
	}
	room.time.now += 10 * MINUTE;
	expect((await browser.get("/p/")).text()).toContain("This page is closed now");
});

test("who signs out leaves nothing behind, and the old cookie is dead", async () => {
	const room = await aPageRoom();
	const browser = await read(await room.sendPrivate());
	const old = new Map(browser.cookies);
	await browser.post("/p/sign-out");
	expect(browser.cookies.size).toBe(0);
	for (const [name, value] of old) browser.cookies.set(name, value);
	expect((await browser.get("/p/")).html).not.toContain(SECRET);
});

test.for([
	["without the form's key", { key: "x" }, "same-origin"],
	["from another site", {}, "cross-site"],
] as const)("a form that is sent %s changes nothing", async ([, fields, site]) => {
	const room = await aPageRoom();
	const browser = await read(await room.sendPrivate());
	const body = new URLSearchParams({ ...hiddenIn(browser.html, "/p/stop"), ...hiddenIn(browser.html, "/p/sign-out"), ...fields });
	const answer = await browser.send("/p/stop", { method: "POST", body, headers: { "Sec-Fetch-Site": site } });
	expect(answer.status).toBe(403);
	expect((await room.view()).optOut).toBeNull();
});

test("where a link leads is not told to staff, not even by a phone's reaction that quotes it", async () => {
	const room = await aPageRoom();
	const link = await room.sendPrivate();
	await room.text(`Liked “${room.newestText()}”`);
	const told = JSON.stringify([await room.messages(), await room.view()]);
	expect(told).toContain("Liked");
	expect(told).not.toContain(link.slice(-22));
});

test("each private message is asked for by itself", async () => {
	const room = await aPageRoom();
	await room.sendPrivate("The first secret.");
	room.time.now += 1000;
	const browser = await read(await room.sendPrivate("The second secret."));
	expect(browser.text()).toContain("The second secret.");
	expect(browser.html).not.toContain("The first secret.");
	await browser.get("/p/?open=secret-1");
	expect(browser.text()).toContain("each time a private message is opened");
	expect((await room.message("secret-1")).readAt).toBeUndefined();
	await browser.post("/p/prove", { answer: TYPED });
	expect(browser.text()).toContain("The first secret.");
	expect(browser.html).not.toContain("The second secret.");
	expect((await room.message("secret-1")).readAt).toBeDefined();
});

test("what the clinic texted before is in the inbox; texts that only brought a link or a code are not", async () => {
	const room = await aPageRoom();
	await room.text("Can I move my 3pm?");
	await room.send("m1", "Yes, 4:15 is free.");
	const answer = await room.stub.sendLink(room.staff, { id: "inbox-1", patientId: room.ana });
	expect(answer).toMatchObject({ message: { body: "Riverside Clinic has a private message for you. Read it here: [link]" } });
	await room.stub.drain();
	const link = /https:\S+/.exec(room.newestText())?.[0] ?? "";
	const page = await read(link);
	expect(page.text()).toContain("Can I move my 3pm?");
	expect(page.text()).toContain("Yes, 4:15 is free.");
	expect(page.text()).not.toContain("[link]");
	expect(page.text()).not.toContain("{link}");
});
