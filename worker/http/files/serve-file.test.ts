import { expect, test } from "vitest";
import { aPdf } from "../../../sandbox/files/documents.ts";
import { aPng } from "../../../sandbox/files/png.ts";
import { anMp3 } from "../../../sandbox/files/sounds.ts";
import { testEnv } from "../../testing/clinic.ts";
import { aFileRoom, type Sent } from "../../testing/file-room.ts";
import { app } from "../app.ts";
import { fileHeaders } from "./file-headers.ts";

const picture = { name: "Karte für María.png", contentType: "image/png", bytes: aPng() };

async function anAddress(file: Sent = picture) {
	const room = await aFileRoom();
	await room.upload("f1", file);
	const opened = await room.stub.openFile(room.staff, "f1", {});
	if ("refused" in opened) throw new Error(opened.refused);
	return { room, url: opened.url };
}

const get = (url: string, init: RequestInit = {}, env = testEnv) => app.request(url, init, env);

test("a picture is shown under its own name, and nothing around it can run, guess, keep or tell where it was asked from", async () => {
	const { url } = await anAddress();
	const { headers, status } = await get(url);
	expect(status).toBe(200);
	expect(headers.get("Content-Type")).toBe("image/png");
	expect(headers.get("Content-Disposition")).toBe(
		`inline; filename="Karte fur Maria.png"; filename*=UTF-8''Karte%20f%C3%BCr%20Mar%C3%ADa.png`,
	);
	expect(headers.get("Content-Security-Policy")).toContain("sandbox; default-src 'none'");
	expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
	expect(headers.get("Cache-Control")).toBe("private, no-store");
	expect(headers.get("Referrer-Policy")).toBe("no-referrer");
	expect(headers.get("Cross-Origin-Resource-Policy")).toBe("same-site");
});

test("a document is saved, never opened", async () => {
	const { url } = await anAddress({ name: "visit.pdf", contentType: "application/pdf", bytes: aPdf() });
	expect((await get(url)).headers.get("Content-Disposition")).toMatch(/^attachment;/);
});

test("a player gets the part that it asks for", async () => {
	const { url } = await anAddress({ name: "cough.mp3", contentType: "audio/mpeg", bytes: anMp3({ frames: 40 }) });
	const part = async (range: string) => {
		const response = await get(url, { headers: { Range: range } });
		return [response.status, response.headers.get("Content-Range"), (await response.arrayBuffer()).byteLength];
	};
	expect(await part("bytes=10-19")).toEqual([206, "bytes 10-19/16680", 10]);
	expect(await part("bytes=16670-")).toEqual([206, "bytes 16670-16679/16680", 10]);
	expect(await part("bytes=-5")).toEqual([206, "bytes 16675-16679/16680", 5]);
	expect(await part("bytes=99999-")).toEqual([416, "bytes */16680", 0]);
	expect(await part("bytes=5-2,9-10")).toEqual([200, null, 16_680]);
});

test("an address that expired, was changed, or opens what is gone looks like one that never was", async () => {
	const { room, url } = await anAddress();
	const never = await (await get(url.replace(/\/f\/.*/, "/f/x"))).text();
	for (const wrong of [url.replace("~look~", "~mms~"), url.replace("f1", "f2"), url.replace(/~[\w-]{22}\//, `~${"A".repeat(22)}/`)]) {
		const response = await get(wrong);
		expect([response.status, await response.text()]).toEqual([404, never]);
	}
	expect((await get(url, { method: "POST" })).status).toBe(405);
	await room.stub.dropFile(room.staff, "f1");
	expect(await (await get(url)).text()).toBe(never);
});

test("with an origin of their own, files are served there and nowhere else", async () => {
	const { url } = await anAddress();
	const env = { ...testEnv, FILES_BASE_URL: "https://files.example" };
	expect((await get(url, {}, env)).status).toBe(404);
	const own = await get(url.replace("texting.example", "files.example"), {}, env);
	expect([own.status, own.headers.get("Cross-Origin-Resource-Policy")]).toEqual([200, "cross-origin"]);
});

test.for(['a"b.pdf', "a\\b.pdf", "a%22.pdf", "日本.pdf", "a'b(c)*.pdf"])("a name like %s stays inside its quotes", (name) => {
	const said = fileHeaders({ contentType: "application/pdf", name, isOwnOrigin: false }).get("Content-Disposition") ?? "";
	expect(said).toMatch(/^attachment; filename="[^"\\%]*"; filename\*=UTF-8''[\w.%~!$&+^`|-]*$/);
});
