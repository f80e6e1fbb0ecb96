import { expect, test } from "vitest";
import { aBrowser, aPageRoom, hiddenIn, read, TYPED } from "../../testing/page-visit.ts";

const LEO = "7/2/2015";
type Room = Awaited<ReturnType<typeof aPageRoom>>;

async function looked(room: Room): Promise<number> {
	return room.inside((_thread, state) => {
		const facts = state.storage.sql.exec<{ facts: string }>("SELECT facts FROM events WHERE type = 'LinkChanged'").toArray();
		return facts.filter((row) => ["wrong", "locked"].includes(JSON.parse(row.facts).what)).length;
	});
}

test("after five wrong birth dates the right one opens nothing any more", async () => {
	const room = await aPageRoom();
	const link = await room.sendPrivate();
	const browser = aBrowser();
	await browser.get(link);
	for (let n = 1; n <= 4; n++) expect((await browser.post("/p/prove", { answer: `3/${n}/1981` })).text()).toContain("not what we have");
	expect((await browser.post("/p/prove", { answer: "3/5/1981" })).text()).toContain("This link is closed now");
	expect((await read(link)).text()).not.toContain("potassium");
	expect((await room.message("secret-1")).link?.state).toBe("locked");
});

test("of a hundred guesses at once no more than five are looked at", async () => {
	const room = await aPageRoom();
	const browser = aBrowser();
	await browser.get(await room.sendPrivate());
	const fields = hiddenIn(browser.html, "/p/prove");
	const guess = (n: number) => {
		const answer = n === 99 ? TYPED : `1/${(n % 28) + 1}/19${60 + (n % 20)}`;
		return browser.send("/p/prove", { method: "POST", body: new URLSearchParams({ ...fields, answer }) });
	};
	const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => guess(n)));
	expect(answers.filter(({ status }) => status === 303)).toEqual([]);
	expect(await looked(room)).toBeGreaterThan(0);
	expect(await looked(room)).toBeLessThanOrEqual(5);
	expect((await room.message("secret-1")).link?.state).toBe("locked");
});

test("what is no date is no guess", async () => {
	const room = await aPageRoom();
	const browser = await read(await room.sendPrivate(), "yesterday");
	expect(browser.text()).toContain("could not read this as a date");
	for (let n = 0; n < 8; n++) await browser.post("/p/prove", { answer: "?" });
	expect((await browser.post("/p/prove", { answer: TYPED })).text()).toContain("potassium");
});

test("on a shared phone the brother's birth date opens nothing of the sister's, and hers nothing of his", async () => {
	const room = await aPageRoom();
	const leo = await room.addPerson({});
	const hers = await room.sendPrivate("For Ana alone.", { about: room.ana });
	const his = await room.sendPrivate("For Leo alone.", { about: leo });
	expect((await read(hers, LEO)).text()).not.toContain("For Ana alone.");
	expect((await read(his, TYPED)).text()).not.toContain("For Leo alone.");
	const inside = (await read(his, LEO)).html;
	expect(inside).toContain("For Leo alone.");
	expect(inside).not.toContain("For Ana alone.");
	expect(inside).not.toContain("secret-1");
});

test("on a shared phone staff say whom a private message is about, and the patient's birth date must be known", async () => {
	const room = await aPageRoom();
	const unknown = await room.addPerson({ birthDate: null });
	const send = (id: string, about?: string) => room.stub.send(room.staff, { id, body: "x", sensitive: true, ...(about && { about }) });
	expect(await send("s1")).toEqual({ refused: "about_nobody" });
	expect(await send("s2", unknown)).toEqual({ refused: "no_birth_date" });
	expect(await send("s3", room.ana)).toMatchObject({ created: true });
});

test("guesses are counted for the patient over all links: after fifteen wrong ones nobody is let in for a day", async () => {
	const room = await aPageRoom();
	for (let link = 0; link < 3; link++) {
		const address = await room.sendPrivate();
		for (let n = 0; n < 5; n++) await read(address, "1/1/1990");
	}
	const last = await read(await room.sendPrivate("Not yet."));
	expect(last.text()).toContain("too many tries");
	expect(last.text()).not.toContain("Not yet.");
});
