import type { FrameLocator, Locator, Page } from "playwright-core";
import { ThreadPage } from "./thread.ts";

/** The app's own page in the navigation bar. */
export class InboxPage {
	readonly frame: FrameLocator;
	readonly page: Page;

	constructor(frame: FrameLocator, page: Page) {
		this.frame = frame;
		this.page = page;
	}

	get thread(): ThreadPage {
		return new ThreadPage(this.frame);
	}

	get list(): Locator {
		return this.frame.getByRole("list", { name: "Threads" });
	}

	get rows(): Locator {
		return this.list.getByRole("button");
	}

	row(display: string): Locator {
		return this.rows.filter({ hasText: display });
	}

	async tab(name: string): Promise<void> {
		await this.frame.getByRole("navigation", { name: "Threads by status" }).getByRole("button", { name }).click();
	}

	async open(display: string): Promise<ThreadPage> {
		await this.row(display).click();
		await this.thread.open(display);
		return this.thread;
	}
}
