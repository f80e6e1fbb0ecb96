import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buttons, PmBrowser, perRow, press } from "./pm-browser.ts";

// What holds on any page, whoever made it.
const PATIENCE = { timeout: 10_000 };
const ROWS = "tr.person";
const field = (selector: string, attribute: string | null = null) => ({ selector, attribute });
const RULE = {
	idInAddress: null,
	banner: { selector: "#head", id: field("#head", "data-id"), name: field("h1"), birthDate: field(".born"), number: null },
	row: { selector: ROWS, id: null, name: field(".name"), birthDate: field(".born"), number: field(".tel") },
};
const STRICT = {
	"content-security-policy":
		"default-src 'none'; style-src 'self'; script-src 'nonce-page'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
};
const row = (name: string, tel: string) => `<tr class="person"><td class="name">${name}</td><td class="born">02/03/1970</td>${tel}</tr>`;
const PEOPLE = [row("Ruiz, Ana", '<td class="tel">(212) 555-0143</td>'), row("Park, Leo", '<td class="tel">(212) 555-0118</td>')];
const LIST = `<!doctype html><html lang="en"><title>List</title><table><tbody>${PEOPLE.join("")}</tbody></table>`;

let pm: PmBrowser;
beforeAll(async () => {
	pm = await PmBrowser.open();
	await pm.setUp({ kind: "pointed", rule: RULE });
});
afterAll(() => pm?.close());

const inEachRow = (page: Page) => expect.poll(async () => [...new Set(await perRow(page, ROWS))], PATIENCE).toEqual([1]);
const chats = async () => (await pm.heard()).length;

test("on a page whose policy forbids everything the button is there, looks as it should, and works", async () => {
	const page = await pm.show("/strict", { body: LIST, headers: STRICT });
	await inEachRow(page);
	const [first] = await buttons(page);
	expect(first).toMatchObject({ width: 24, height: 24 });
	await press(page, first);
	await expect.poll(async () => (await pm.heard()).at(-1)?.seen?.name, PATIENCE).toBe("Ruiz, Ana");
	await page.close();
});

test("scripts of the page get nothing of the button and cannot press it", async () => {
	const page = await pm.show("/nosy", LIST);
	await inEachRow(page);
	const before = await chats();
	const got = await page.evaluate(() => {
		const host = document.querySelector("patient-chat-button");
		const found = [
			host?.shadowRoot ?? null,
			host?.textContent,
			host?.innerHTML,
			host?.getAttributeNames().filter((name) => name !== "style"),
		];
		for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"])
			host?.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true }));
		(host as HTMLElement | null)?.click();
		return found;
	});
	expect(got).toEqual([null, "", "", []]);
	// A real press comes after all that, so that what was sent before it would have been heard.
	await press(page, (await buttons(page))[1]);
	await expect.poll(async () => (await pm.heard()).at(-1)?.seen?.name, PATIENCE).toBe("Park, Leo");
	expect(await chats()).toBe(before + 1);
	await page.close();
});

test("the button is left out in print", async () => {
	const page = await pm.show("/print", LIST);
	await inEachRow(page);
	await page.emulateMedia({ media: "print" });
	await expect.poll(() => buttons(page), PATIENCE).toEqual([]);
	await page.close();
});

test("nothing of the page moves when the buttons come, and at 200 % zoom they are pressed as well", async () => {
	const page = await pm.show(
		"/calm",
		`${LIST}<style>td{padding:6px}</style><script>window.shift=0;new PerformanceObserver((list)=>{for(const each of list.getEntries())shift+=each.value}).observe({type:"layout-shift",buffered:true})</script>`,
	);
	await inEachRow(page);
	expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0);
	const widths = () => page.evaluate(() => [...document.querySelectorAll("td")].map((cell) => cell.getBoundingClientRect().width));
	const before = await widths();
	await page.evaluate(() => {
		for (const host of document.querySelectorAll("patient-chat-button")) host.remove();
	});
	expect(await widths()).toEqual(before);
	await page.evaluate(() => {
		document.documentElement.style.setProperty("zoom", "2");
	});
	await inEachRow(page);
	await press(page, (await buttons(page))[1]);
	await expect.poll(async () => (await pm.heard()).at(-1)?.seen?.name, PATIENCE).toBe("Park, Leo");
	await page.close();
});

test("the button of an open record hides no word of it, wherever there is room in the line", async () => {
	const head = (id: string, name: string) =>
		`<div id="head" data-id="${id}" style="display:flex;gap:12px"><div><h1 style="font:16px sans-serif;margin:0">${name}</h1></div><div class="born">02/03/1970</div><button>Edit</button></div>`;
	const page = await pm.show("/head", `<!doctype html><html lang="en"><title>Record</title>${head("4711", "Ana Ruiz")}`);
	await expect.poll(async () => (await buttons(page)).length, PATIENCE).toBe(1);
	const isFree = async () => {
		const [button] = await buttons(page);
		const edit = await page.getByRole("button", { name: "Edit" }).boundingBox();
		return button && edit && button.x >= edit.x + edit.width && button.x < edit.x + edit.width + 20 && button.y > 0;
	};
	expect(await isFree()).toBe(true);
	// The next patient has a longer name, and no place of its own is made for them.
	await page.evaluate(() => {
		document.querySelector("h1")?.append(" de la Cruz y Montenegro");
	});
	await expect.poll(isFree, PATIENCE).toBe(true);
	await page.close();
});

test("with the keyboard alone the buttons are reached in the order of the rows, and pressed", async () => {
	const page = await pm.show("/keys", LIST);
	await inEachRow(page);
	await page.keyboard.press("Tab");
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await expect.poll(async () => (await pm.heard()).at(-1)?.seen?.name, PATIENCE).toBe("Park, Leo");
	await page.close();
});

test("no button where none is due: doctors, faxes, masked and half numbers, record numbers, emergency contacts", async () => {
	const traps = [
		row("Dr. Okafor", '<td class="tel">Fax (212) 555-0190</td>'),
		row("Berg, Nina", '<td class="tel">xxx-xxx-0143</td>'),
		row("Lund, Homer", '<td class="tel">555-7334</td>'),
		row("Stone, Art", "<td>MRN 2125550143</td>"),
		row("Gray, Mona", "<td>Emergency contact: (212) 555-0166</td>"),
		row("Long, Ella", "<td>Pharmacy (212) 555-0167</td>"),
	];
	const page = await pm.show(
		"/traps",
		`<!doctype html><table><tbody>${PEOPLE[0]}${traps.join("")}</tbody></table><footer>Call us: (212) 555-0199</footer>`,
	);
	await expect.poll(() => perRow(page, ROWS), PATIENCE).toEqual([1, 0, 0, 0, 0, 0, 0]);
	await page.close();
});

test("rows that fill in late, and a row that becomes another patient's, have the button of who stands there now", async () => {
	const page = await pm.show(
		"/late",
		'<!doctype html><table><tbody><tr class="person"><td class="name"></td><td class="born"></td><td class="tel"></td></tr></tbody></table>',
	);
	const write = (name: string, tel: string) =>
		page.evaluate(
			([who, number]) => {
				const cells = document.querySelectorAll("td");
				for (const [index, text] of [who, "02/03/1970", number].entries()) {
					const own = [...(cells[index]?.childNodes ?? [])].filter((node) => node.nodeName !== "PATIENT-CHAT-BUTTON");
					for (const node of own) node.remove();
					cells[index]?.append(text ?? "");
				}
			},
			[name, tel],
		);
	expect(await perRow(page, ROWS)).not.toContain(1);
	await write("Ruiz, Ana", "(212) 555-0143");
	await expect.poll(() => perRow(page, ROWS), PATIENCE).toEqual([1]);
	await write("Park, Leo", "(212) 555-0118");
	await press(page, (await buttons(page))[0]);
	await expect.poll(async () => (await pm.heard()).at(-1)?.seen?.name, PATIENCE).toBe("Park, Leo");
	await write("Nobody", "");
	await expect.poll(() => perRow(page, ROWS), PATIENCE).toEqual([0]);
	await page.close();
});

test("a background that was stopped is woken by the press", async () => {
	const page = await pm.show("/asleep", LIST);
	await inEachRow(page);
	await pm.forget();
	await (await pm.background()).evaluate(() => Reflect.set(globalThis, "before", true));
	await pm.stopBackground(page);
	await press(page, (await buttons(page))[0]);
	await expect.poll(async () => (await pm.heard()).map(({ seen }) => seen?.name), PATIENCE).toEqual(["Ruiz, Ana"]);
	await expect.poll(async () => (await pm.background()).evaluate(() => Reflect.has(globalThis, "before")), PATIENCE).toBe(false);
	await page.close();
});

test("after a new version came, pages that are open have one button in each row again, of the new script, and the old one is gone", async () => {
	const page = await pm.show("/reloaded", LIST);
	await inEachRow(page);
	await page.evaluate(() => {
		for (const host of document.querySelectorAll("patient-chat-button")) Reflect.set(host, "before", true);
	});
	await pm.reloadExtension();
	const ofBefore = () =>
		page.evaluate(() => [...document.querySelectorAll("patient-chat-button")].some((host) => Reflect.has(host, "before")));
	await expect.poll(ofBefore, PATIENCE).toBe(false);
	await inEachRow(page);
	await pm.forget();
	await press(page, (await buttons(page))[1]);
	await expect.poll(async () => (await pm.heard()).map(({ seen }) => seen?.name), PATIENCE).toEqual(["Park, Leo"]);
	await page.close();
});

test("a script that runs again in the same page leaves one button in each row", async () => {
	const page = await pm.show("/again", LIST);
	await inEachRow(page);
	await pm.runAgain(page);
	await inEachRow(page);
	expect(await buttons(page)).toHaveLength(2);
	await page.close();
});
