import type { Page } from "playwright-core";

/** The patient's phone. */
export class PhonePage {
	readonly page: Page;
	readonly number: string;

	private constructor(page: Page, number: string) {
		this.page = page;
		this.number = number;
	}

	static async open(page: Page, carrierUrl: string, number: string): Promise<PhonePage> {
		await page.goto(`${carrierUrl}/phone`);
		await page.getByLabel("Whose phone").selectOption(number);
		return new PhonePage(page, number);
	}

	/** (312) 555-0100 */
	get national(): string {
		return national(this.number);
	}

	get log() {
		return this.page.getByRole("log");
	}

	async text(body: string): Promise<void> {
		await this.page.getByRole("textbox", { name: /^Text to/ }).fill(body);
		await this.page.getByRole("button", { name: "Send" }).click();
	}

	async shows(body: string): Promise<void> {
		await this.log.getByText(body, { exact: true }).waitFor();
	}
}

export const national = (number: string) => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "($1) $2-$3");
