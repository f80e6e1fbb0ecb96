import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";
import { onTestFinished } from "vitest";
import { findOrInstallChromium } from "../../scripts/chromium.ts";
import { type ClinicOptions, type RunningClinic, startClinic } from "../start/clinic.ts";
import { type Control, controlOf } from "./control.ts";
import { HelpdeskPage } from "./pages/helpdesk.ts";
import { PhonePage } from "./pages/phone.ts";
import { shootFailure } from "./shots.ts";

export const FLAGS = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];
const PATIENCE_MS = 15_000;
const DESK = { width: 1280, height: 800 };
const POCKET = { width: 390, height: 780 };

export const DANA = "7301";
export const SAM = "7302";
export const LUCIA = "7303";

export type Stage = {
	clinic: RunningClinic;
	control: Control;
	/** A window of its own, closed when the test ends. */
	context(options?: BrowserContextOptions): Promise<BrowserContext>;
	helpdeskIn(window: BrowserContext, agentId: string): Promise<HelpdeskPage>;
	helpdesk(agentId?: string, options?: BrowserContextOptions): Promise<HelpdeskPage>;
	/** A number that no other test of this file texts from. */
	newNumber(): string;
	phone(number?: string): Promise<PhonePage>;
	close(): Promise<void>;
};

/** One clinic and one browser for a file of tests. */
export async function openStage(options: Partial<ClinicOptions> = {}): Promise<Stage> {
	const folder = mkdtempSync(join(tmpdir(), "clinic-on-stage-"));
	const clinic = await startClinic({ folder, stepMs: 40, timeZone: "America/New_York", ...options });
	const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: FLAGS });
	const control = controlOf(clinic);
	let phones = 0;

	async function context(wanted: BrowserContextOptions = {}) {
		const opened = await browser.newContext({ timezoneId: "America/New_York", viewport: DESK, ...wanted });
		opened.setDefaultTimeout(PATIENCE_MS);
		onTestFinished(async ({ task }) => {
			if (task.result?.state === "fail") await shootFailure(opened, task.name);
			await opened.close();
		});
		return opened;
	}

	const helpdeskIn = async (window: BrowserContext, agentId: string) =>
		HelpdeskPage.open(await window.newPage(), clinic.helpdeskUrl, agentId);
	const newNumber = () => `+13125550${String(100 + phones++)}`;
	return {
		clinic,
		control,
		context,
		newNumber,
		helpdeskIn,
		helpdesk: async (agentId = DANA, wanted) => helpdeskIn(await context(wanted), agentId),
		phone: async (number = newNumber()) => {
			await control.addPhone(number, `Patient ${number.slice(-3)}`);
			return PhonePage.open(await (await context({ viewport: POCKET })).newPage(), clinic.carrierUrl, number);
		},
		close: async () => {
			await browser.close();
			await clinic.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
