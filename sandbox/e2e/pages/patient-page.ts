import type { BrowserContext, Page } from "playwright-core";

/** The secure page in a patient's browser. */
export class PatientPage {
	readonly page: Page;

	private constructor(page: Page) {
		this.page = page;
	}

	static async open(window: BrowserContext, link: string): Promise<PatientPage> {
		const page = await window.newPage();
		await page.goto(link);
		return new PatientPage(page);
	}

	static of(page: Page): PatientPage {
		return new PatientPage(page);
	}

	async prove(birthDate: string): Promise<void> {
		await this.page.getByRole("textbox").fill(birthDate);
		await this.page.getByRole("button", { name: /^(Go on|Seguir)$/ }).click();
		await this.page.getByRole("heading", { name: /^(Your messages|Sus mensajes)$/ }).waitFor();
	}

	async shows(words: string): Promise<void> {
		await this.page.getByText(words, { exact: true }).first().waitFor();
	}

	/** How far it can be scrolled sideways: nobody should have to. */
	async sideways(): Promise<number> {
		const { width } = this.page.viewportSize() ?? { width: 0 };
		return (await this.page.locator("body").evaluate((body) => body.scrollWidth)) - width;
	}
}
