import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildExtension } from "../../scripts/build-extension.ts";
import { findOrInstallChromium } from "../../scripts/chromium.ts";
import { listen } from "../carrier/listen.ts";
import { buttons, perRow, press } from "./pm-browser.ts";
import { FLAGS, openStage, type Stage } from "./stage.ts";

const ANA = "+13125550190";
const PATIENTS = `<!doctype html><title>Patients</title><table><tbody>
<tr class="patient" data-id="4711"><td class="name">Ruiz, Ana</td><td class="born">03/14/1981</td><td>Fax (312) 555-0155</td></tr>
<tr class="patient" data-id="4712"><td class="name">Park, Leo</td><td class="born">07/02/1990</td><td></td></tr>
</tbody></table>`;
const field = (selector: string, attribute: string | null = null) => ({ selector, attribute });
const RULE = {
	idInAddress: null,
	banner: null,
	row: { selector: "tr.patient", id: field("tr.patient", "data-id"), name: field(".name"), birthDate: field(".born"), number: null },
};

let stage: Stage;
let pm: Server;
let origin: string;
let profile: string;
let browser: BrowserContext;
let panel: Page;
beforeAll(async () => {
	const [folder, opened] = await Promise.all([buildExtension("chrome", { forTests: true }), openStage()]);
	stage = opened;
	pm = createServer((_, response) => response.setHeader("content-type", "text/html; charset=utf-8").end(PATIENTS));
	origin = `http://127.0.0.1:${await listen(pm, 0, "127.0.0.1")}`;
	await setUpClinic();
	profile = mkdtempSync(join(tmpdir(), "patient-chat-extension-"));
	browser = await chromium.launchPersistentContext(profile, {
		executablePath: findOrInstallChromium(),
		viewport: { width: 400, height: 800 },
		args: [...FLAGS, `--disable-extensions-except=${folder}`, `--load-extension=${folder}`],
	});
	const background = browser.serviceWorkers()[0] ?? (await browser.waitForEvent("serviceworker"));
	await background.evaluate((workerUrl) => chrome.storage.local.set({ workerUrl }), stage.clinic.workerUrl);
	panel = await browser.newPage();
	await panel.goto(background.url().replace(/background\.js$/, "sidepanel.html"));
});
afterAll(async () => {
	await browser?.close();
	await stage?.close();
	pm?.close();
	if (profile) rmSync(profile, { recursive: true, force: true });
});

async function setUpClinic() {
	const clinic = `/api/clinics/${await stage.control.onlyClinic()}`;
	await stage.control.staff("PUT", `${clinic}/pm-sites/pm`, { origin, name: "Our system", kind: "pointed", rule: RULE });
	const ana = { id: "ana", name: "Ana Ruiz", birthDate: "1981-03-14", externalId: "4711", numbers: [{ number: ANA, role: "own" }] };
	await stage.control.staff("POST", `${clinic}/patients`, ana);
	await stage.control.addPhone(ANA, "Ana");
}

test("staff sign in with Zendesk, press Chat beside a patient, see whom they write to, and the patient gets the text", async () => {
	const signingIn = browser.waitForEvent("page");
	await panel.getByRole("button", { name: "Sign in" }).click();
	await (await signingIn).getByRole("button", { name: "Allow" }).click();
	await panel.getByRole("button", { name: "Find a patient" }).waitFor();
	const list = await browser.newPage();
	await list.goto(`${origin}/patients`);
	await expect.poll(() => perRow(list, "tr.patient"), { timeout: 15_000 }).toEqual([1, 1]);
	await press(list, (await buttons(list))[0]);
	const who = panel.getByRole("region", { name: "Patient on the page" });
	await who.getByText("Ana Ruiz").waitFor();
	await who.getByText("(312) 555-0190").first().waitFor();
	await panel.getByRole("textbox", { name: /^Write to/ }).fill("Your form is ready.");
	await panel.getByRole("button", { name: "Send", exact: true }).click();
	await expect
		.poll(async () => (await stage.control.onPhone(ANA)).map(({ body }) => body), { timeout: 15_000 })
		.toContain("Your form is ready.");

	await press(list, (await buttons(list))[1]);
	await panel.getByText("Not in our copy yet").waitFor();
	await panel.getByRole("button", { name: "Add patient" }).waitFor();
	await list.close();
});
