import type { FrameLocator, Locator } from "playwright-core";

/** One thread, wherever the app shows it. */
export class ThreadPage {
	readonly frame: FrameLocator;

	constructor(frame: FrameLocator) {
		this.frame = frame;
	}

	get log(): Locator {
		return this.frame.getByRole("log", { name: "Messages" });
	}

	get box(): Locator {
		return this.frame.getByRole("textbox", { name: /^Write to/ });
	}

	get sendButton(): Locator {
		return this.frame.getByRole("button", { name: "Send", exact: true });
	}

	bubble(body: string): Locator {
		return this.log.getByText(body);
	}

	/** The text and what stands under it. */
	group(body: string): Locator {
		return this.log.getByRole("listitem").filter({ hasText: body });
	}

	/** All texts on screen, oldest first. */
	async texts(): Promise<string[]> {
		return this.log.locator(".pc-bubble").evaluateAll((bubbles) => bubbles.map((bubble) => bubble.lastChild?.textContent ?? ""));
	}

	async open(display: string): Promise<void> {
		await this.frame.getByRole("region", { name: `Texts with ${display}` }).waitFor();
	}

	async shows(body: string): Promise<void> {
		await this.bubble(body).waitFor();
	}

	async send(body: string): Promise<void> {
		await this.box.fill(body);
		await this.sendButton.click();
	}

	async isDelivered(body: string): Promise<void> {
		await this.group(body).getByText("Delivered").waitFor();
	}

	async status(word: string): Promise<void> {
		await this.frame.getByRole("button", { name: `Status: ${word}` }).waitFor();
	}

	async setStatus(word: string): Promise<void> {
		await this.frame.getByRole("button", { name: /^Status: / }).click();
		await this.frame.getByRole("menuitemradio", { name: new RegExp(`^${word}`) }).click();
	}
}
