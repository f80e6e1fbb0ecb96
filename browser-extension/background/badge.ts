import type { Browser } from "wxt/browser";

type Button = Pick<typeof Browser.action, "setBadgeText" | "setBadgeBackgroundColor" | "setTitle">;
type Messages = { signedOut: string; name: string; waiting(count: string): string };

/** `null`: nobody is signed in, so nobody knows. */
export async function showBadge(button: Button, messages: Messages, waiting: number | null): Promise<void> {
	const count = waiting === null || waiting === 0 ? "" : waiting > 99 ? "99+" : String(waiting);
	const title = waiting === null ? messages.signedOut : waiting === 0 ? messages.name : messages.waiting(String(waiting));
	await Promise.all([
		button.setBadgeText({ text: count }),
		button.setBadgeBackgroundColor({ color: "#b8232f" }),
		button.setTitle({ title }),
	]);
}
