import type { BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Consent } from "../../shared/schemas/consent.ts";
import type { Message } from "../../shared/schemas/message.ts";
import { until } from "../faults/until.ts";
import { violations } from "./axe.ts";
import { PatientPage } from "./pages/patient-page.ts";
import { shoot } from "./shots.ts";
import { openStage, type Stage } from "./stage.ts";

const SMALL = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true } satisfies BrowserContextOptions;
const SECRET = "Your potassium is a little high. Please drink more water.";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage?.close());

type Person = { name: string; language: "en" | "es" };

/** A phone whose patient the clinic knows. */
async function aPatient({ name, language }: Person) {
	const phone = await stage.phone();
	await phone.text("Hello");
	const { id } = await stage.control.threadOf(phone.number);
	const patientId = crypto.randomUUID();
	const clinicId = await stage.control.onlyClinic();
	await stage.control.staff("POST", `/api/clinics/${clinicId}/patients`, { id: patientId, name, birthDate: "1981-03-14", language });
	await stage.control.staff("PUT", `/api/threads/${id}/patients/${patientId}`);
	const send = (more: object) => stage.control.staff<Message>("POST", `/api/threads/${id}/messages`, { id: crypto.randomUUID(), ...more });
	const link = () =>
		until("a link reaches the phone", 15_000, async () => {
			const texts = await stage.control.onPhone(phone.number);
			return /http\S+\/p\/[\w-]{22}/.exec(texts.at(-1)?.body ?? "")?.[0] ?? null;
		});
	return { phone, id, patientId, send, link };
}

test("a private message is a neutral text on the phone, is read on its page, and staff see that it was", async () => {
	const { phone, id, send, link } = await aPatient({ name: "Ana Ruiz", language: "en" });
	const { id: messageId } = await send({ body: SECRET, sensitive: true });
	const address = await link();
	const [page] = await Promise.all([phone.page.context().waitForEvent("page"), phone.log.getByRole("link", { name: address }).click()]);
	const asked: string[] = [];
	page.on("request", (request) => asked.push(request.url()));
	await page.waitForURL("**/p/");
	expect(await phone.page.content()).not.toContain("potassium");
	const patient = PatientPage.of(page);
	await patient.prove("3/14/1981");
	await patient.shows(SECRET);
	const origin = new URL(address).origin;
	expect(asked.filter((url) => new URL(url).origin !== origin || url.includes(address.slice(-22)))).toEqual([]);

	const read = await until("staff see that it was read", 15_000, async () => {
		const { items } = await stage.control.staff<{ items: Message[] }>("GET", `/api/threads/${id}/messages`);
		return items.find((message) => message.id === messageId && message.readAt !== undefined) ?? null;
	});
	expect(read).toMatchObject({ body: SECRET, sensitive: true, delivery: { state: "delivered" } });

	await page.getByLabel("Write to the clinic").fill("Thank you, I will.");
	await page.getByRole("button", { name: "Send" }).click();
	await patient.shows("Your message was sent.");
	await patient.shows("Thank you, I will.");
});

test("consent is signed in Spanish on a small phone whose browser runs no script", async () => {
	const { id, patientId, link } = await aPatient({ name: "Inés Peña", language: "es" });
	await stage.control.staff("POST", `/api/threads/${id}/consent-requests`, { id: crypto.randomUUID(), patientId, by: "page" });
	const patient = await PatientPage.open(await stage.context({ ...SMALL, javaScriptEnabled: false }), await link());
	const { page } = patient;
	await patient.prove("14 de marzo de 1981");
	await shoot(page, "secure page, consent in Spanish, no script");
	expect(await patient.sideways()).toBeLessThanOrEqual(0);
	const box = page.getByLabel("He leído esto y estoy de acuerdo");
	expect(await box.isChecked()).toBe(false);
	await page.getByLabel("Su nombre completo").fill("Inés Peña");
	await page.getByRole("button", { name: /^Firmar/ }).click();
	await patient.shows("Marque la casilla para mostrar que está de acuerdo.");
	await box.check();
	await page.getByRole("button", { name: /^Firmar/ }).click();
	await patient.shows("Gracias. Usted aceptó.");
	const { items } = await stage.control.staff<{ items: Consent[] }>("GET", `/api/threads/${id}/consents`);
	expect(items[0]).toMatchObject({ state: "granted", language: "es", answeredBy: { way: "page", typedName: "Inés Peña" } });
});

const CARDS = {
	appointment: {
		kind: "appointment",
		at: "2026-11-30T14:00:00Z",
		where: "Maple Street 12",
		withWhom: "Dr. Lee",
		note: "Please come ten minutes early.",
	},
	invoice: {
		kind: "invoice",
		number: "A-1042",
		amount: "4550",
		currency: "USD",
		dueOn: "2026-12-15",
		payUrl: "https://pay.example/a-1042",
	},
	prescription: {
		kind: "prescription",
		medicine: "Amoxicillin",
		dose: "500 mg",
		instructions: "One capsule every 8 hours.",
		pharmacy: "Elm Pharmacy",
	},
};

test.for([
	["light", "en"],
	["dark", "es"],
] as const)("on a small phone in %s colours, in %s, every page can be used by everyone", async ([colorScheme, language]) => {
	const { id, patientId, send, link } = await aPatient({ name: "Ana Ruiz", language });
	const cards: [string, string][] = [];
	for (const [kind, card] of Object.entries(CARDS)) cards.push([kind, (await send({ body: "", card })).id]);
	await send({ body: SECRET, sensitive: true });
	await stage.control.staff("POST", `/api/threads/${id}/consent-requests`, { id: crypto.randomUUID(), patientId, by: "page" });
	const window = await stage.context({ ...SMALL, colorScheme, bypassCSP: true });
	const address = await until("the last link comes", 15_000, async () => {
		const { items } = await stage.control.staff<{ items: Message[] }>("GET", `/api/threads/${id}/messages`);
		return items.every(({ delivery }) => ["received", "delivered"].includes(delivery.state)) ? link() : null;
	});
	const patient = await PatientPage.open(window, address);
	const good = async (name: string) => {
		await shoot(patient.page, `secure page ${name}, ${language} ${colorScheme}`);
		expect(await violations(patient.page), name).toEqual([]);
		expect(await patient.sideways(), name).toBeLessThanOrEqual(0);
	};
	await good("question");
	await patient.page.getByRole("textbox").fill("yesterday");
	await patient.page.getByRole("button", { name: /^(Go on|Seguir)$/ }).click();
	await good("no date");
	await patient.prove("1981-03-14");
	await good("inbox");
	for (const [kind, messageId] of cards) {
		await patient.page.locator(`a[href="/p/?open=${messageId}"]`).click();
		await patient.prove("1981-03-14");
		await good(kind);
	}
	await patient.page.goto(`${new URL(address).origin}/p/${"A".repeat(22)}`);
	await good("dead link");
});

/** A PDF of about this size that holds nothing. */
function bigPdf(bytes: number): Buffer {
	const end = "\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
	return Buffer.concat([Buffer.from("%PDF-1.4\n%"), Buffer.alloc(bytes, "x"), Buffer.from(end)]);
}

test("a file of 24 MB arrives whole although the connection is cut on the way, and without script too", async () => {
	const { id, send, link } = await aPatient({ name: "Ana Ruiz", language: "en" });
	await send({ body: SECRET, sensitive: true });
	const address = await link();
	const patient = await PatientPage.open(await stage.context(SMALL), address);
	await patient.prove("3/14/1981");
	const { page } = patient;
	const cut = new Set<string>();
	await page.route("**/parts/*", async (route) => {
		const part = route.request().url().split("/").at(-1) ?? "";
		if (!["0", "7", "23"].includes(part) || cut.has(part)) return route.continue();
		cut.add(part);
		return route.abort("connectionreset");
	});
	const attach = async (name: string, mb: number) => {
		await page.getByLabel("Add photos or files").setInputFiles({ name, mimeType: "application/pdf", buffer: bigPdf(mb * 1024 * 1024) });
		await page.getByRole("button", { name: "Send" }).click();
		await page.getByText("Your message was sent.").waitFor({ timeout: 40_000 });
	};
	await attach("history.pdf", 24);
	expect([...cut].sort()).toEqual(["0", "23", "7"]);

	const plain = await PatientPage.open(await stage.context({ ...SMALL, javaScriptEnabled: false }), address);
	await plain.prove("3/14/1981");
	await plain.page
		.getByLabel("Add photos or files")
		.setInputFiles({ name: "letter.pdf", mimeType: "application/pdf", buffer: bigPdf(1024) });
	await plain.page.getByRole("button", { name: "Send" }).click();
	await plain.shows("Your message was sent.");
	const { items } = await stage.control.staff<{ items: Message[] }>("GET", `/api/threads/${id}/messages`);
	const files = items.flatMap(({ channel, direction, attachments }) => (direction === "in" && channel === "secure" ? attachments : []));
	expect(files.map(({ name, state }) => [name, state])).toEqual([
		["letter.pdf", "ready"],
		["history.pdf", "ready"],
	]);
});
