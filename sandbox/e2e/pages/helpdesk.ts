import type { FrameLocator, Locator, Page } from "playwright-core";
import { InboxPage } from "./inbox.ts";
import { ThreadPage } from "./thread.ts";

export type Place = "ticket sidebar" | "new ticket sidebar" | "user sidebar" | "nav bar" | "top bar";

/** The helpdesk in one agent's window, with the app in its frames. */
export class HelpdeskPage {
	readonly page: Page;

	private constructor(page: Page) {
		this.page = page;
	}

	static async open(page: Page, helpdeskUrl: string, agentId: string): Promise<HelpdeskPage> {
		await page.goto(`${helpdeskUrl}/agent?agent=${agentId}`);
		await page.getByRole("heading", { name: "Tickets", exact: true }).waitFor();
		return new HelpdeskPage(page);
	}

	/** The frame of the app in the tab that is in front. */
	app(place: Place): FrameLocator {
		return this.page.locator(`iframe[title="Patient Chat (${place})"]:visible`).contentFrame();
	}

	get sidebar(): ThreadPage {
		return new ThreadPage(this.app("ticket sidebar"));
	}

	/** The main part of the tab in front. */
	get front(): Locator {
		return this.page.locator("main:visible");
	}

	row(ticketId: number): Locator {
		return this.page.getByRole("row").filter({ hasText: `#${ticketId}` });
	}

	/** How many threads the icon in the top bar says are waiting. */
	async iconShows(count: number): Promise<void> {
		const symbol = count === 0 ? "default" : `unread-${count}`;
		await this.page.locator(`[data-app=top_bar][data-symbol=${symbol}]`).waitFor();
	}

	async goToList(view = "All"): Promise<void> {
		await this.page.getByRole("button", { name: "Tickets", exact: true }).click();
		await this.page.getByRole("button", { name: new RegExp(`^${view}`) }).click();
	}

	async openTicket(ticketId: number): Promise<ThreadPage> {
		await this.goToList();
		await this.row(ticketId).getByRole("link").click();
		await this.front.getByText(`Ticket #${ticketId}`).waitFor();
		return this.sidebar;
	}

	async switchToTab(name: RegExp): Promise<void> {
		await this.page.getByRole("button", { name }).first().click();
	}

	async ticketIs(status: string): Promise<void> {
		await this.front.locator("header").getByText(status, { exact: true }).waitFor();
	}

	async assignee(): Promise<string | null> {
		return this.front.getByLabel("Assignee").locator("option:checked").textContent();
	}

	async submitAs(status: string): Promise<void> {
		await this.front.getByRole("button", { name: "Submit as another status" }).click();
		await this.front.getByRole("menuitem", { name: `Submit as ${status}` }).click();
	}

	async openInbox(): Promise<InboxPage> {
		await this.page.getByRole("button", { name: "Patient Chat: open its page" }).click();
		return new InboxPage(this.app("nav bar"), this.page);
	}

	async openPopover(): Promise<FrameLocator> {
		await this.page.getByRole("button", { name: "Patient Chat", exact: true }).click();
		return this.app("top bar");
	}

	async switchScheme(to: "light" | "dark"): Promise<void> {
		await this.page.getByRole("button", { name: `Switch to ${to}` }).click();
		for (const frame of this.page.frames()) {
			if (/\/helpdesk\//.test(frame.url()))
				await frame.waitForFunction((wanted) => document.documentElement.dataset.scheme === wanted, to, { polling: 50 });
		}
	}
}
