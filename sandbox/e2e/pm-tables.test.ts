import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Button, buttons, PmBrowser, perRow, press } from "./pm-browser.ts";

const modules = join(import.meta.dirname, "../../node_modules");
const MARKS = `<script>window.tasks=[];new PerformanceObserver((list)=>{for(const entry of list.getEntries())tasks.push(Math.round(entry.duration))}).observe({type:"longtask",buffered:true})</script>`;
const NAMES = `const people=Array.from({length:2000},(_,i)=>({id:"180546520298921"+String(1000+i),name:"Ruiz-"+i+", Ana",birth:"19"+(10+i%90)+"-02-09",phone:"(202) 555-0"+(100+i%900),city:"Town "+i%7}));`;

let pm: PmBrowser;
beforeAll(async () => {
	pm = await PmBrowser.open();
	for (const [path, file] of [
		["/dt.js", "datatables.net/js/dataTables.min.js"],
		["/ag.js", "ag-grid-community/dist/ag-grid-community.min.js"],
	] as const)
		pm.pages.set(path, { body: readFileSync(join(modules, file), "utf8"), type: "text/javascript" });
});
afterAll(() => pm?.close());

const field = (selector: string, attribute: string | null = null) => ({ selector, attribute });
const ruleFor = (selector: string, id: object, name: object) => ({
	idInAddress: null,
	banner: null,
	row: { selector, id, name, birthDate: null, number: null },
});

const oneEach = async (page: Page, rows: string) =>
	expect
		.poll(
			async () => {
				const counts = await perRow(page, rows);
				return counts.length > 5 && counts.every((count) => count === 1);
			},
			{ timeout: 5000 },
		)
		.toBe(true);

type Standing = { id: string | null; top: number; bottom: number };

/** The nth row that can be seen, once nothing of the page moves any more. */
const rowAt = (page: Page, rows: string, index: number): Promise<Standing | null> =>
	page.evaluate(
		async ([selector, at]) => {
			await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null)));
			const row = [...document.querySelectorAll(selector)].filter((each) => {
				const { top, bottom } = each.getBoundingClientRect();
				return top > 60 && bottom < innerHeight - 60;
			})[at];
			if (!row) return null;
			const { top, bottom } = row.getBoundingClientRect();
			return { id: row.getAttribute("data-patient") ?? row.querySelector("[col-id=id]")?.textContent ?? null, top, bottom };
		},
		[rows, index] as const,
	);

async function pressRow(page: Page, rows: string, index: number): Promise<string | null> {
	const row = await rowAt(page, rows, index);
	const within = ({ y, height }: Button) => row !== null && y + height / 2 > row.top && y + height / 2 < row.bottom;
	await expect.poll(async () => (await buttons(page)).filter(within).length).toBe(1);
	await press(page, (await buttons(page)).find(within));
	await expect.poll(async () => (await pm.heard()).at(-1)?.seen?.externalId).toBe(row?.id);
	return row?.id ?? null;
}

const longest = async (page: Page) => Math.max(0, ...(await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks)));

test("a table that keeps its rows has one button on each visible patient after sort, paging and search", async () => {
	await pm.setUp({ kind: "pointed", rule: ruleFor("#patients tbody tr", field("tr", "data-patient"), field("td:first-child")) });
	const page = await pm.show(
		"/datatables",
		`<!doctype html>${MARKS}<style>table{width:900px}td{padding:4px 8px}</style><table id="patients"><thead><tr><th>Name<th>Birth date<th>Phone<th>Town</tr></thead></table>
		<script src="/dt.js"></script><script>${NAMES}
		window.opened=[];window.table=new DataTable("#patients",{data:people,columns:[{data:"name"},{data:"birth"},{data:"phone"},{data:"city"}],pageLength:100,
			createdRow:(row,person)=>{row.dataset.patient=person.id;row.onclick=()=>opened.push(person.id)}})</script>`,
	);
	const rows = "#patients tbody tr";
	await oneEach(page, rows);
	for (const step of [
		"order([0,'desc']).draw()",
		"page(3).draw('page')",
		"page(0).draw('page')",
		"search('Ruiz-19').draw()",
		"search('').draw()",
		"order([1,'asc']).draw()",
	]) {
		await page.evaluate(`table.${step}; 0`);
		await oneEach(page, rows);
	}
	await pressRow(page, rows, 4);
	expect(await page.evaluate(() => (window as unknown as { opened: string[] }).opened), "the row's own click").toEqual([]);
	await page.evaluate("tasks.length=0; 0");
	await page.evaluate("table.page.len(-1).draw(); 0");
	await oneEach(page, rows);
	const before = await longest(page);
	await page.evaluate("tasks.length=0; 0");
	for (let y = 1; y <= 20; y++) {
		await page.evaluate((to) => scrollTo(0, to), y * 600);
		await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done))));
	}
	await oneEach(page, rows);
	console.log(`2,000 rows: the table's own drawing ${before} ms; longest task while scrolling with our buttons ${await longest(page)} ms`);
	expect(await longest(page)).toBeLessThan(100);
	await pressRow(page, rows, 7);
	await page.evaluate("table.order([0,'asc']).draw(); 0");
	await oneEach(page, rows);
	expect(
		Math.max(
			...(await page.evaluate(() =>
				[...document.querySelectorAll("tbody tr")].map((row) => row.querySelectorAll("patient-chat-button").length),
			)),
		),
	).toBe(1);
	await page.close();
});

test("a grid that makes its rows anew has one button on each visible patient after sort, scroll and filter", async () => {
	await pm.setUp({ kind: "pointed", rule: ruleFor("[role=row][row-id]", field("[col-id=id]"), field("[col-id=name]")) });
	const page = await pm.show(
		"/grid",
		`<!doctype html>${MARKS}<div id="grid" style="height:600px;width:1000px"></div><script src="/ag.js"></script><script>${NAMES}
		window.grid=agGrid.createGrid(document.getElementById("grid"),{rowData:people,defaultColDef:{width:200,filter:true},columnDefs:[{field:"name"},{field:"id"},{field:"birth"},{field:"city"}]})</script>`,
	);
	const rows = "[role=row][row-id]";
	await oneEach(page, rows);
	const steps = [
		"applyColumnState({state:[{colId:'name',sort:'desc'}]})",
		"ensureIndexVisible(1200)",
		"ensureIndexVisible(3)",
		"setFilterModel({city:{filterType:'text',type:'equals',filter:'Town 3'}})",
		"setFilterModel(null)",
	];
	for (const step of steps) {
		await page.evaluate(`grid.${step}; 0`);
		await page.evaluate(() => new Promise((done) => setTimeout(done, 350)));
		await oneEach(page, rows);
	}
	await pressRow(page, rows, 5);
	console.log(`a grid of 2,000 rows: longest task ${await longest(page)} ms`);
	await page.close();
});

test("a list that gives its rows to other patients opens the chat of the patient that the row shows now", async () => {
	await pm.setUp({ kind: "pointed", rule: ruleFor("li.person", field("a", "href"), field("a")) });
	const page = await pm.show(
		"/virtual",
		`<!doctype html><style>#box{height:500px;overflow:auto;position:relative}li{position:absolute;height:32px;list-style:none;width:600px}</style><div id="box"><ul style="height:64000px;margin:0"></ul></div><script>${NAMES}
		const box=document.getElementById("box"),list=box.firstElementChild;const items=Array.from({length:20},()=>{const li=document.createElement("li");li.className="person";li.append(document.createElement("a"));list.append(li);return li});
		function draw(){const first=Math.floor(box.scrollTop/32);items.forEach((li,i)=>{const p=people[first+i];li.style.top=(first+i)*32+"px";const a=li.querySelector("a");a.href=p?"/patients/"+p.id:"";a.firstChild?(a.firstChild.nodeValue=p?p.name:""):a.append(p?p.name:"");li.dataset.patient=p?p.id:""})}
		box.onscroll=draw;draw()</script>`,
	);
	await oneEach(page, "li.person");
	const first = await pressRow(page, "li.person", 3);
	await page.evaluate(() => document.getElementById("box")?.scrollTo(0, 20_000));
	await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
	await oneEach(page, "li.person");
	expect(await pressRow(page, "li.person", 3)).not.toBe(first);
	await page.close();
});
