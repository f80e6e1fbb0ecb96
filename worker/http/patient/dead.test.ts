import { expect, test } from "vitest";
import { aBrowser, aPageRoom, read } from "../../testing/page-visit.ts";
import { ORIGIN } from "../../testing/staff-door.ts";
import { must } from "../../testing/thread-room.ts";

type Room = Awaited<ReturnType<typeof aPageRoom>>;
const HOUR = 3_600_000;

const ENDS: Record<string, (room: Room, link: string) => Promise<unknown>> = {
	expired: async (room) => {
		room.time.now += 73 * HOUR;
	},
	revoked: (room) => room.stub.revokeLink(room.staff, "secret-1"),
	superseded: (room) => room.stub.sendLink(room.staff, { id: "inbox-1", patientId: room.ana }),
	locked: async (_, link) => {
		for (let n = 0; n < 5; n++) await read(link, "1/1/1990");
	},
	"of a patient who was taken off the number": async (room) => room.stub.unlinkPatient(room.staff, room.ana),
};

async function answerTo(link: string) {
	const answer = await aBrowser().send(link);
	const headers = [...answer.headers].sort().join("\n");
	return { status: answer.status, headers, html: await answer.text() };
}

test.for(Object.entries(ENDS))("a link that is %s answers as one that never was", async ([, end]) => {
	const room = await aPageRoom();
	const link = await room.sendPrivate();
	const before = await read(link);
	expect(before.text()).toContain("potassium");
	await end(room, link);
	const unknown = await answerTo(`${ORIGIN}/p/${"A".repeat(22)}`);
	expect(await answerTo(link)).toEqual(unknown);
	expect(unknown.status).toBe(404);
	expect((await before.get("/p/")).html).not.toContain("potassium");
});

test.for(["/p/x", "/p/%20", `/p/${"A".repeat(23)}`, "/p/prove", "/p/nothing/here"])("%s is nobody's address", async (path) => {
	const unknown = await answerTo(`${ORIGIN}/p/${"A".repeat(22)}`);
	expect(await answerTo(path)).toEqual(unknown);
});

test("a page tells nobody where it was read, and is kept and framed by nobody", async () => {
	const room = await aPageRoom();
	const browser = await read(await room.sendPrivate());
	const policy = must(browser.headers.get("Content-Security-Policy"));
	expect(policy).toContain("default-src 'none'");
	expect(policy).toContain("frame-ancestors 'none'");
	expect(browser.headers.get("Referrer-Policy")).toBe("no-referrer");
	expect(browser.headers.get("Cache-Control")).toBe("no-store");
	expect(browser.html).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//);
});

test("the cookie is for our host and our pages alone, and not for script", async () => {
	const room = await aPageRoom();
	const [cookie] = (await aBrowser().send(await room.sendPrivate())).headers.getSetCookie();
	expect(cookie).toMatch(/^__Host-pc_page=d\.[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
});
