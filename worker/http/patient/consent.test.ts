import { expect, test } from "vitest";
import { wordingInUse } from "../../../shared/rules/settings-in-use.ts";
import { PHI_ITEMS } from "../../../shared/schemas/phi-items.ts";
import { signedText } from "../../domain/consent/phi-consent.ts";
import { recordHash } from "../../store/chain.ts";
import { aPageRoom, linkIn, read } from "../../testing/page-visit.ts";
import { must } from "../../testing/thread-room.ts";

type Options = Parameters<typeof aPageRoom>[0];

async function askedByPage(options: Options = {}) {
	const room = await aPageRoom(options);
	const answer = await room.stub.askConsent(room.staff, { id: "c1", patientId: room.ana, by: "page" });
	if ("refused" in answer) throw new Error(answer.refused);
	await room.stub.drain();
	const text = room.newestText();
	room.time.now += 60_000;
	return { room, text, browser: await read(linkIn(text)) };
}

const stateOf = async (room: Awaited<ReturnType<typeof aPageRoom>>) => must(await room.stub.consents(room.staff))[0];

test("the question goes as a link; the words stand on the page, with an empty box and the version", async () => {
	const { room, text, browser } = await askedByPage();
	expect(text).toContain("has a private message for you");
	expect(text).not.toContain("AGREE");
	const { version, text: words } = wordingInUse(room.clinic.settings);
	expect(browser.text()).toContain(words.en);
	expect(browser.text()).toContain(`Version ${version}`);
	expect(browser.html).toMatch(/<input type="checkbox" name="agree" value="yes"\/?>/);
});

test("a tick and a name sign; the record says how, and its hash covers the name", async () => {
	const { room, browser } = await askedByPage();
	await browser.post("/p/consent", { says: "yes", agree: "yes", name: "  Ana   Ruiz " });
	expect(browser.text()).toContain("You agreed.");
	const consent = must(await stateOf(room));
	expect(consent).toMatchObject({ id: "c1", state: "granted", answerMessageId: null, answeredBy: { way: "page", typedName: "Ana Ruiz" } });
	const kept = must(await room.inside((thread) => thread.ledger.thread?.consents.find(({ id }) => id === "c1")));
	const words = { number: room.pair.number, clinicId: room.clinic.id, text: wordingInUse(room.clinic.settings).text.en };
	expect(consent.recordHash).toBe(recordHash(signedText(kept, words)));
	const forged = { ...kept, answeredBy: { way: "page" as const, typedName: "Rosa Ruiz" } };
	expect(recordHash(signedText(forged, words))).not.toBe(consent.recordHash);
	await room.settings({ phi: { on: true, checklist: Object.fromEntries(PHI_ITEMS.map((item) => [item, true])) } });
	expect(await room.stub.send(room.staff, { id: "m2", body: "Your A1c is 6.1.", health: true })).toMatchObject({ created: true });
});

test.for([
	["without the tick", { says: "yes", name: "Ana Ruiz" }, "Tick the box"],
	["without a name", { says: "yes", agree: "yes", name: " " }, "first and last name"],
	["with a dot for a name", { says: "yes", agree: "yes", name: "." }, "first and last name"],
] as const)("%s nothing is signed", async ([, fields, words]) => {
	const { room, browser } = await askedByPage();
	await browser.post("/p/consent", fields);
	expect(browser.status).toBe(422);
	expect(browser.text()).toContain(words);
	expect((await stateOf(room))?.state).toBe("open");
});

test("a no needs neither tick nor name, and is kept as a no", async () => {
	const { room, browser } = await askedByPage();
	await browser.post("/p/consent", { says: "no" });
	expect(browser.text()).toContain("You said no");
	expect(await stateOf(room)).toMatchObject({ state: "refused", answeredBy: { way: "page" } });
});

test("a text that says yes signs nothing: its words were not in the text that asked", async () => {
	const { room } = await askedByPage();
	await room.text("AGREE");
	await room.text("yes");
	expect((await stateOf(room))?.state).toBe("open");
});

test("it is taken back as easily, and a copy can be kept", async () => {
	const { room, browser } = await askedByPage();
	await browser.post("/p/consent", { says: "yes", agree: "yes", name: "Ana Ruiz" });
	const copy = await browser.send("/p/consent.pdf");
	expect(copy.headers.get("Content-Type")).toBe("application/pdf");
	expect(new TextDecoder("latin1").decode(await copy.arrayBuffer()).slice(0, 5)).toBe("%PDF-");
	await browser.post("/p/consent/withdraw");
	expect(browser.text()).toContain("You took it back");
	expect(await stateOf(room)).toMatchObject({ state: "withdrawn", ends: "c1" });
	expect((await browser.send("/p/consent.pdf")).status).toBe(200);
});

test("signed twice it is signed once; after its time it is not signed at all", async () => {
	const { room, browser } = await askedByPage();
	const before = browser.html;
	await browser.post("/p/consent", { says: "yes", agree: "yes", name: "Ana Ruiz" });
	browser.html = before;
	await browser.post("/p/consent", { says: "yes", agree: "yes", name: "Ana Ruiz" });
	expect(must(await room.stub.consents(room.staff))).toHaveLength(1);
	const late = await askedByPage();
	late.room.time.now += 71.99 * 3_600_000;
	await late.browser.post("/p/consent", { says: "yes", agree: "yes", name: "Ana Ruiz" });
	expect((await stateOf(late.room))?.state).not.toBe("granted");
});

test("a Spanish patient reads and signs in Spanish, and may change the language", async () => {
	const { room, text, browser } = await askedByPage({ person: { language: "es" } });
	expect(text).toContain("tiene un mensaje privado para usted");
	expect(browser.html).toContain('<html lang="es">');
	expect(browser.text()).toContain("He leído esto y estoy de acuerdo");
	await browser.get("/p/?lang=en");
	expect(browser.html).toContain('<html lang="en">');
	await browser.get("/p/");
	expect(browser.html).toContain('<html lang="en">');
	await browser.post("/p/consent", { says: "yes", agree: "yes", name: "Inés Peña" });
	expect(await stateOf(room)).toMatchObject({ state: "granted", language: "es" });
});
