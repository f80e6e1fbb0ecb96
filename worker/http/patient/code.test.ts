import { expect, test } from "vitest";
import { aBrowser, aPageRoom } from "../../testing/page-visit.ts";

const MINUTE = 60_000;
type Room = Awaited<ReturnType<typeof aPageRoom>>;

async function asked(room: Room) {
	const browser = aBrowser();
	await browser.get(await room.sendPrivate());
	await browser.post("/p/code");
	await room.stub.drain();
	return { browser, code: codeIn(room.newestText()) };
}

const codeIn = (text: string) => /code is (\d{6})/.exec(text)?.[1] ?? "none";
const other = (code: string) => (code === "000000" ? "000001" : "000000");

test("a code that was texted to the phone lets in once, and staff never see it", async () => {
	const room = await aPageRoom();
	const { browser, code } = await asked(room);
	expect(browser.text()).toContain("The code from the text");
	const texts = await room.messages();
	expect(texts.find(({ automatic }) => automatic === "code")?.body).toBe("");
	expect(JSON.stringify([texts, await room.view()])).not.toContain(code);
	expect((await browser.post("/p/prove", { answer: ` ${code.slice(0, 3)} ${code.slice(3)}` })).text()).toContain("potassium");

	await browser.get(/https:\S+/.exec(room.carrier.messages[0]?.body ?? "")?.[0] ?? "");
	expect(browser.text()).not.toContain("The code from the text");
});

test("a code of another kind, an old one, and one that a newer one took the place of let nobody in", async () => {
	const room = await aPageRoom();
	const { browser, code } = await asked(room);
	expect((await browser.post("/p/prove", { answer: other(code) })).text()).toContain("not right");
	await browser.post("/p/code");
	await room.stub.drain();
	const newer = codeIn(room.newestText());
	if (newer !== code) expect((await browser.post("/p/prove", { answer: code })).text()).toContain("not right");
	room.time.now += 5 * MINUTE;
	expect((await browser.post("/p/prove", { way: "code", answer: newer })).html).not.toContain("potassium");
});

test("however often somebody asks, three codes an hour are texted", async () => {
	const room = await aPageRoom();
	const { browser } = await asked(room);
	for (let n = 0; n < 20; n++) await browser.post("/p/code");
	await room.stub.drain();
	expect(room.carrier.messages.filter(({ body }) => body.includes("code is"))).toHaveLength(3);
	expect(browser.text()).toContain("enough codes");
});

test.for([
	["birth_date", false],
	["either", true],
	["code", true],
] as const)("where the clinic asks for %s, that is how patients prove who they are", async ([proof, hasCode]) => {
	const room = await aPageRoom();
	const notice = { en: "{clinic}: a message for you: {link}", es: "{clinic}: un mensaje para usted: {link}" };
	await room.settings({ secure: { notice, proof, linkHours: 72, nudgeHours: 24, colour: "#1f5f8b" } });
	const browser = aBrowser();
	await browser.get(await room.sendPrivate());
	expect(room.newestText()).toMatch(/^Riverside Clinic: a message for you: https:/);
	expect(browser.html.includes('action="/p/code"')).toBe(hasCode);
	expect(browser.html.includes("date of birth")).toBe(proof !== "code");
});

test("on a shared phone no code is offered: it says nothing of who holds the phone", async () => {
	const room = await aPageRoom();
	await room.addPerson({});
	const browser = aBrowser();
	await browser.get(await room.sendPrivate("x", { about: room.ana }));
	expect(browser.html).not.toContain('action="/p/code"');
	await browser.send("/p/code", { method: "POST", body: new URLSearchParams({ key: "x" }) });
	expect(room.carrier.messages.filter(({ body }) => body.includes("code is"))).toEqual([]);
});

test("a number that has stopped texts gets no code, and is told to call", async () => {
	const room = await aPageRoom();
	const browser = aBrowser();
	await browser.get(await room.sendPrivate());
	await room.text("STOP");
	expect((await browser.post("/p/code")).text()).toContain("call the clinic");
	expect(room.carrier.messages.filter(({ body }) => body.includes("code is"))).toEqual([]);
});
