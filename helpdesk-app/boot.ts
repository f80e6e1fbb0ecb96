import { Boot } from "../shared/schemas/boot.ts";

/** What the Worker put into the page for this signed load; null when the page did not come from it. */
export function readBoot(page: Document): Boot | null {
	const text = page.getElementById("patient-chat-boot")?.textContent;
	if (!text) return null;
	try {
		const boot = Boot.safeParse(JSON.parse(text));
		return boot.success ? boot.data : null;
	} catch {
		return null;
	}
}

/** A locale that `Intl` understands, whatever the helpdesk calls it. */
export function localeOf(staffLocale: string): string {
	try {
		return Intl.getCanonicalLocales(staffLocale)[0] ?? "en-US";
	} catch {
		return "en-US";
	}
}
