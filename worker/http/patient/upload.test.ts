import { expect, test } from "vitest";
import { type aBrowser, aPageRoom, hiddenIn, read } from "../../testing/page-visit.ts";

type Browser = ReturnType<typeof aBrowser>;

/** The least PNG there is: one dot. */
const DOT = Uint8Array.from(
	atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="),
	(sign) => sign.charCodeAt(0),
);

async function send(browser: Browser, files: File[], body = "") {
	const form = new FormData();
	for (const [name, value] of Object.entries({ ...hiddenIn(browser.html, "/p/reply"), body })) form.append(name, value);
	for (const file of files) form.append("files", file);
	return browser.send("/p/reply", { method: "POST", body: form, headers: { "Sec-Fetch-Site": "same-origin" } });
}

test("a picture that is sent by a plain form is in the thread, and on the page", async () => {
	const room = await aPageRoom();
	const browser = await read(await room.sendPrivate());
	expect((await send(browser, [new File([DOT], "rash.png", { type: "image/png" })], "Look at this.")).status).toBe(303);
	const [text] = (await room.messages()).filter(({ direction }) => direction === "in");
	expect(text).toMatchObject({
		channel: "secure",
		body: "Look at this.",
		attachments: [{ name: "rash.png", type: "png", state: "ready" }],
	});
	await browser.get("/p/");
	const source = /src="(\/p\/file\/[^"]+)"/.exec(browser.html)?.[1] ?? "";
	const shown = await browser.send(source.replaceAll("&amp;", "&"));
	expect(shown.status).toBe(302);
	expect(shown.headers.get("Location")).toContain("/f/");
});

test("a file that is not what it says is refused, and what was typed is not lost", async () => {
	const room = await aPageRoom();
	const browser = await read(await room.sendPrivate());
	const answer = await send(browser, [new File(["<script>alert(1)</script>"], "rash.png", { type: "image/png" })], "Look at this.");
	expect(answer.status).toBe(422);
	const html = await answer.text();
	expect(html).toContain("This file could not be sent");
	expect(html).toContain("Look at this.");
	expect((await room.messages()).filter(({ direction }) => direction === "in")).toEqual([]);
});
