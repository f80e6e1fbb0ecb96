import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
	FILE_PART_BYTES,
	type FilePage,
	type FileUpload,
	MOST_FILE_BYTES,
	type OpenedFile,
	type ThreadFile,
} from "../../shared/schemas/file.ts";
import { ask } from "../faults/control.ts";
import { until } from "../faults/until.ts";
import { aPdf } from "../files/documents.ts";
import { hostiles } from "../files/hostile.ts";
import { aPng } from "../files/png.ts";
import { type Sample, samples } from "../files/samples.ts";
import { shoot } from "./shots.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage?.close());

/** From a phone, as the carrier takes it: ten files a text. */
async function sendFromPhone(number: string, files: readonly Sample[]): Promise<void> {
	for (let at = 0; at < files.length; at += 10) {
		const media = files
			.slice(at, at + 10)
			.map(({ contentType, bytes }) => ({ contentType, dataBase64: Buffer.from(bytes).toString("base64") }));
		await ask("POST", `${stage.clinic.carrierUrl}/_/text`, { from: number, to: stage.clinic.clinicNumber, body: "", media });
	}
}

async function filesOf(threadId: string, count: number): Promise<ThreadFile[]> {
	return until("every file was looked at", 30_000, async () => {
		const { items } = await stage.control.staff<FilePage>("GET", `/api/threads/${threadId}/files?limit=100`);
		return items.length === count && items.every(({ state }) => state !== "coming" && state !== "checking") ? items : null;
	});
}

async function upload(threadId: string, id: string, { name, contentType, bytes }: Sample): Promise<FileUpload | string> {
	const start = { id, name, size: bytes.length, contentType };
	const begun = await stage.control
		.staff<FileUpload>("POST", `/api/threads/${threadId}/files`, start)
		.catch((refusal: Error) => refusal.message);
	if (typeof begun === "string") return begun;
	let last = begun;
	for (let n = 0; n * FILE_PART_BYTES < bytes.length; n++) {
		last = await sendPart(threadId, id, bytes, n);
	}
	return last;
}

/** Opens addresses as a person could, and notes whatever they try: a title, a dialog, a request. */
function watched(page: Page) {
	const tried: string[] = [];
	page.on("request", (request) => {
		const { pathname } = new URL(request.url());
		if (!pathname.startsWith("/f/") && pathname !== "blank") tried.push(request.url());
	});
	page.on("dialog", (dialog) => {
		tried.push("a dialog");
		void dialog.dismiss();
	});
	return {
		tried,
		async open(url: string) {
			// What is saved instead of shown ends the journey with a fault of its own.
			const isShown = await page.goto(url).then(
				() => true,
				() => false,
			);
			if ((await page.title()) === "RAN") tried.push(`ran: ${url}`);
			return isShown;
		},
	};
}

async function opened(threadId: string, fileId: string): Promise<string> {
	return (await stage.control.staff<OpenedFile>("POST", `/api/threads/${threadId}/files/${fileId}/open`, {})).url;
}

test("hostile files from a phone and from staff run nothing in a browser", async () => {
	const all = hostiles().filter(({ bytes }) => bytes.length > 0);
	const number = stage.newNumber();
	await sendFromPhone(number, all);
	const { id } = await stage.control.threadOf(number);
	const eyes = watched(await (await stage.context()).newPage());
	await eyes.open("data:text/html,<script>document.title='RAN'</script>");
	expect(eyes.tried.splice(0).at(-1)).toMatch(/^ran/);
	const shown: string[] = [];
	for (const file of await filesOf(id, all.length)) {
		if (file.state === "ready" && (await eyes.open(await opened(id, file.id)))) shown.push(file.contentType);
	}
	for (const [n, hostile] of all.entries()) {
		const answer = await upload(id, `up${n}`, hostile);
		const isKept = typeof answer !== "string" && answer.file.state === "ready";
		expect.soft(isKept, hostile.what).toBe(!("refused" in hostile.outcome));
		if (!isKept) continue;
		if (await eyes.open(await opened(id, answer.file.id))) shown.push(answer.file.contentType);
		await fetch(`${stage.clinic.workerUrl}/api/threads/${id}/files/up${n}`, { method: "DELETE", headers: await bearer() });
	}
	expect(eyes.tried).toEqual([]);
	expect(shown.length).toBeGreaterThan(15);
	expect(shown.every((contentType) => /^(image|video|audio)/.test(contentType))).toBe(true);
});

test("good files of every type go both ways: a phone's to staff, and staff's to a phone", async () => {
	const number = stage.newNumber();
	const phone = await stage.phone(number);
	await sendFromPhone(number, samples());
	const { id } = await stage.control.threadOf(number);
	const received = await filesOf(id, samples().length);
	expect(received.map(({ type, state }) => `${type} ${state}`).sort()).toEqual(
		samples()
			.map(({ type }) => `${type} ready`)
			.sort(),
	);
	const files: string[] = [];
	for (const { type, ...sample } of samples()) {
		const answer = await upload(id, `out-${type}`, sample);
		if (typeof answer !== "string" && answer.file.state === "ready") files.push(answer.file.id);
	}
	expect(files).toHaveLength(15);
	for (const [n, some] of [files.slice(0, 8), files.slice(8)].entries()) {
		await stage.control.staff("POST", `/api/threads/${id}/messages`, { id: `m${n}-${number.slice(1)}`, body: "", files: some });
	}
	const pictures = phone.page.getByAltText("Attachment");
	await pictures.nth(7).waitFor({ state: "attached" });
	// What is scrolled away is not loaded before somebody looks.
	const isDrawn = (image: HTMLImageElement) => {
		image.loading = "eager";
		return image.decode().then(() => image.naturalWidth > 0);
	};
	for (const picture of await pictures.all()) expect(await picture.evaluate(isDrawn)).toBe(true);
	await phone.page.getByText("PDF document").first().waitFor();
	await phone.page.getByLabel("Attach a picture or a file").setInputFiles([
		{ name: "card.png", mimeType: "image/png", buffer: Buffer.from(aPng()) },
		{ name: "visit.pdf", mimeType: "application/pdf", buffer: Buffer.from(aPdf()) },
	]);
	await shoot(phone.page, "files on a phone");
	await phone.page.getByRole("button", { name: "Send" }).click();
	await filesOf(id, 2 * samples().length + 2);
});

test("25 MB arrive although the Worker was killed half-way: the upload goes on where it was", async () => {
	const number = stage.newNumber();
	await stage.control.addPhone(number, "Pat");
	await stage.control.text({ from: number, body: "My readings are too long to type." });
	const { id } = await stage.control.threadOf(number);
	const bytes = new Uint8Array(Buffer.alloc(MOST_FILE_BYTES, "2026-11-02,128,84\n"));
	const start = { id: "big", name: "readings.csv", size: bytes.length, contentType: "text/csv" };
	const begin = () => stage.control.staff<FileUpload>("POST", `/api/threads/${id}/files`, start);
	const send = (n: number) => sendPart(id, "big", bytes, n);
	await begin();
	for (let n = 0; n < 12; n++) await send(n);
	const cut = send(12).catch(() => null);
	process.kill(stage.clinic.workerPid(), "SIGKILL");
	await cut;
	await stage.clinic.restartWorker();
	const { have } = await begin();
	expect(have.length).toBeGreaterThanOrEqual(12);
	for (let n = 0; n < 25; n++) if (!have.includes(n)) await send(n);
	const done = await begin();
	expect(done.file).toMatchObject({ state: "ready", type: "csv", size: MOST_FILE_BYTES });
	const served = await fetch(await opened(id, "big"));
	expect(Buffer.compare(new Uint8Array(await served.arrayBuffer()), bytes)).toBe(0);
});

async function sendPart(threadId: string, id: string, bytes: Uint8Array<ArrayBuffer>, n: number): Promise<FileUpload> {
	const answer = await fetch(`${stage.clinic.workerUrl}/api/threads/${threadId}/files/${id}/parts/${n}`, {
		method: "PUT",
		headers: await bearer(),
		body: bytes.slice(n * FILE_PART_BYTES, (n + 1) * FILE_PART_BYTES),
	});
	return answer.json();
}

async function bearer(): Promise<Record<string, string>> {
	return { authorization: `Bearer ${await stage.clinic.signIn("7301")}` };
}
